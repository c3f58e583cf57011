package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.devstack.oracle.ExpectedWindow;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.aggregator.StoredWindow.Name;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.IndexedRecord;

/** Whether an outcome is exactly what was published, slot by slot: each report once, and in the window it belongs to. */
final class Conservation {
    private static final String FLEET = "";

    private final Outcome outcome;
    private final Witness published;
    private final FleetModel model;
    private final String run;
    private final long closedMillis;

    /** @param run what to call it when it fails, the seed foremost */
    Conservation(Outcome outcome, Witness published, FleetModel model, String run) {
        this.outcome = outcome;
        this.published = published;
        this.model = model;
        this.run = run;
        closedMillis = outcome.closedMillis();
    }

    /** Published = in windows + late + rejected, of every host and of every address. */
    void assertNothingIsLostOrCountedTwice() {
        assertSame("hosts", outcome.byHost(), published.hosts());
        assertSame("peers", outcome.byPeer(), published.peers());
    }

    private <K, V> void assertSame(String what, Map<K, V> found, Map<K, V> expected) {
        Set<K> wrong = new HashSet<>(found.keySet());
        wrong.addAll(expected.keySet());
        wrong.removeIf(key -> expected.get(key) != null && expected.get(key).equals(found.get(key)));
        assertThat(wrong.size())
                .as(() ->
                        run + ": wrong " + what + " of " + expected.size() + ", e.g. " + first(wrong, found, expected))
                .isZero();
    }

    private static <K, V> String first(Set<K> wrong, Map<K, V> found, Map<K, V> expected) {
        return wrong.stream()
                .findFirst()
                .map(key -> key + "\nfound    " + found.get(key) + "\nexpected " + expected.get(key))
                .orElse("");
    }

    /** Minutes that have closed hold what their windows of 10 s do, and the fleet's all minutes of hosts. */
    void assertSizesAgree() {
        assertThat(outcome.peers().values()).as(run).allMatch(StoredWindow::isClosed);
        Map<Name, RttHistogram> minutes = sums(outcome.minutes());
        minutes.keySet().removeIf(this::isOpen);
        Map<Name, RttHistogram> finer = Outcome.byMinute(outcome.peers(), UnaryOperator.identity());
        finer.keySet().removeIf(this::isOpen);
        assertThat(minutes).as(run).isNotEmpty();
        assertSame("minutes", minutes, finer);
        assertSame("minutes of the fleet", sums(outcome.fleet()), Outcome.byMinute(outcome.hosts(), host -> FLEET));
    }

    private boolean isOpen(Name name) {
        return name.window().endMillis() > closedMillis;
    }

    private static Map<Name, RttHistogram> sums(Map<Name, StoredWindow> windows) {
        Map<Name, RttHistogram> sums = new HashMap<>();
        windows.forEach((name, window) -> sums.put(name, window.rtt()));
        return sums;
    }

    /** Else there would be nothing to withstand. */
    void assertWrongTimesAreSetAside() {
        assertThat(outcome.late()).as(run).extracting(SetAside::reason).contains("ahead", "too-late");
        assertThat(outcome.rejected()).as(run).extracting(SetAside::reason).containsOnly("invalid");
    }

    /** Windows of hosts with sound clocks, and of those that only they talk to, are what was published of that time. */
    void assertSoundWindowsAreExact() {
        Map<Name, ExpectedWindow> expected = new HashMap<>();
        published.sound().eachPeer(WindowSize.TEN_SECONDS, (peer, start, window) -> {
            if (published.isSoundPeer(peer)) {
                expected.put(name(model.remote(peer).toString(), WindowSize.TEN_SECONDS, start), window);
            }
        });
        assertThat(expected).as(run).isNotEmpty();
        assertSame("sound peers", found(soundPeers(outcome)), expected);
        Map<Name, StoredWindow> hosts = soundHosts(outcome);
        assertThat(hosts).as(run).isNotEmpty();
        hosts.forEach((name, window) -> assertThat(window.rtt())
                .as("%s: %s", run, name)
                .isEqualTo(published
                        .sound()
                        .host(number(name), name.window().startMillis())
                        .orElseThrow()
                        .rtt()));
    }

    private static Name name(String owner, WindowSize size, long startMillis) {
        return new Name(owner, new Interval(startMillis, size.millis()));
    }

    private static Map<Name, ExpectedWindow> found(Map<Name, StoredWindow> windows) {
        Map<Name, ExpectedWindow> found = new HashMap<>();
        windows.forEach((name, window) -> found.put(name, new ExpectedWindow(window.rtt(), window.hosts())));
        return found;
    }

    private Map<Name, StoredWindow> soundPeers(Outcome of) {
        Set<String> sound = new HashSet<>();
        for (int peer = 0; peer < model.shape().peers(); peer++) {
            if (published.isSoundPeer(peer)) {
                sound.add(model.remote(peer).toString());
            }
        }
        Map<Name, StoredWindow> windows = new HashMap<>(of.peers());
        windows.keySet().removeIf(name -> !sound.contains(name.owner()));
        return windows;
    }

    private Map<Name, StoredWindow> soundHosts(Outcome of) {
        Map<Name, StoredWindow> windows = new HashMap<>(of.hosts());
        windows.keySet().removeIf(name -> !RoughFleet.hasSoundClock(number(name)));
        return windows;
    }

    private int number(Name host) {
        return Integer.parseInt(host.owner().substring(host.owner().lastIndexOf('-') + 1));
    }

    /** The same windows are the same in another run, to the byte, once they have closed. */
    void assertSoundWindowsAreThoseOf(Outcome other) {
        assertSame("peers as in the other run", contents(soundPeers(outcome)), contents(soundPeers(other)));
        assertSame("hosts as in the other run", contents(soundHosts(outcome)), contents(soundHosts(other)));
    }

    private Map<Name, IndexedRecord> contents(Map<Name, StoredWindow> windows) {
        Map<Name, IndexedRecord> contents = new HashMap<>();
        windows.forEach((name, window) -> {
            if (!isOpen(name)) {
                contents.put(name, window.content());
            }
        });
        return contents;
    }
}
