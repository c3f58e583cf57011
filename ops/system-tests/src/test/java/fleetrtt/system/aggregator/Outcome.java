package fleetrtt.system.aggregator;

import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.aggregator.StoredWindow.Name;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the aggregator has made of what it got, as far as it is committed.
 *
 * @param hosts windows of hosts, a minute
 * @param peers windows of addresses, 10 s
 * @param minutes windows of addresses, a minute
 * @param fleet windows of the fleet, a minute
 * @param late reports that fitted no window
 * @param rejected reports that were not believed; replays of them too, as nobody can tell
 */
record Outcome(
        Map<Name, StoredWindow> hosts,
        Map<Name, StoredWindow> peers,
        Map<Name, StoredWindow> minutes,
        Map<Name, StoredWindow> fleet,
        List<SetAside> late,
        List<SetAside> rejected) {
    private static final Duration SETTLED = Duration.ofMinutes(3);

    /** Once all that was sent is taken, and all windows of 10 s have closed. */
    static Outcome closed(Cluster cluster) throws Exception {
        try (Progress progress = Progress.in(cluster)) {
            progress.awaitCaughtUp();
        }
        return await().atMost(SETTLED)
                .until(
                        () -> read(cluster),
                        outcome -> outcome.peers().values().stream().allMatch(StoredWindow::isClosed));
    }

    static Outcome read(Cluster cluster) {
        return new Outcome(
                StoredWindow.newest(cluster, Topics.HOSTS),
                StoredWindow.newest(cluster, Topics.peers(WindowSize.TEN_SECONDS)),
                StoredWindow.newest(cluster, Topics.peers(WindowSize.ONE_MINUTE)),
                StoredWindow.newest(cluster, Topics.FLEET),
                SetAside.on(Topics.LATE, cluster),
                SetAside.on(Topics.REJECTED, cluster));
    }

    /** All that is known of each host: in windows, late and rejected. */
    Map<String, RttHistogram> byHost() {
        return sums(hosts.values(), IntervalReport::host);
    }

    /** All that is known of each address, likewise. */
    Map<String, RttHistogram> byPeer() {
        return sums(peers.values(), report -> report.remote().toString());
    }

    private Map<String, RttHistogram> sums(Collection<StoredWindow> windows, Function<IntervalReport, String> owner) {
        Map<String, RttHistogram> sums = new HashMap<>();
        windows.forEach(window -> sums.merge(window.name().owner(), window.rtt(), RttHistogram::plus));
        Stream.concat(late.stream(), rejectedOnce().stream())
                .map(SetAside::report)
                .forEach(report -> sums.merge(owner.apply(report), report.rtt(), RttHistogram::plus));
        return sums;
    }

    /** Reports that were not believed, without their replays. */
    Collection<SetAside> rejectedOnce() {
        return rejected.stream()
                .collect(Collectors.toMap(SetAside::name, Function.identity(), (one, copy) -> one))
                .values();
    }

    /** End of the last minute that has closed in milliseconds since the epoch, once all windows of 10 s have. */
    long closedMillis() {
        long last = peers.keySet().stream()
                .mapToLong(name -> name.window().endMillis())
                .max()
                .orElse(0);
        return last - Math.floorMod(last, WindowSize.ONE_MINUTE.millis());
    }

    /** Sums of windows by the minute and, where the key says so, the owner. */
    static Map<Name, RttHistogram> byMinute(Map<Name, StoredWindow> windows, Function<String, String> owner) {
        Map<Name, RttHistogram> sums = new HashMap<>();
        windows.forEach((name, window) -> sums.merge(
                new Name(
                        owner.apply(name.owner()),
                        WindowSize.ONE_MINUTE.windowAt(name.window().startMillis())),
                window.rtt(),
                RttHistogram::plus));
        return sums;
    }
}
