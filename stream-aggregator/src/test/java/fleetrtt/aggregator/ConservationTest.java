package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order the hosts come in and whatever they repeat, every sample is in exactly one place. */
final class ConservationTest {
    private static final long T = 1_800_000_000_000L;
    private static final List<String> REMOTES = List.of("192.0.2.1", "192.0.2.2", "2001:db8::1", "other");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void windowsAreTheSumOfWhatWasSentWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        List<List<IntervalReport>> hosts = hosts(random);
        Map<PeerWindowKey, RttHistogram> expected = sums(hosts);
        Map<PeerWindowKey, Integer> expectedHosts = distinctHosts(hosts);
        for (int order = 0; order < 3; order++) {
            Map<PeerWindowKey, PeerWindow> windows = run(interleaved(hosts, random), "run" + order, random);
            assertThat(mapped(windows, FleetReader::rtt)).isEqualTo(expected);
            assertThat(mapped(windows, PeerWindow::getHosts)).isEqualTo(expectedHosts);
        }
    }

    private static <V> Map<PeerWindowKey, V> mapped(
            Map<PeerWindowKey, PeerWindow> windows, Function<PeerWindow, V> what) {
        return windows.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> what.apply(entry.getValue())));
    }

    private Map<PeerWindowKey, PeerWindow> run(List<IntervalReport> reports, String folder, Random random) {
        try (TestRegistry registry = new TestRegistry();
                TestFleet fleet = new TestFleet(registry, state.resolve(folder))) {
            for (IntervalReport report : reports) {
                fleet.send(report);
                if (random.nextInt(20) == 0) {
                    fleet.flush();
                }
            }
            fleet.flush();
            assertThat(fleet.read().late()).isEmpty();
            assertThat(fleet.read().rejected()).isEmpty();
            assertThat(fleet.counted("received")).isEqualTo(reports.size());
            assertThat(fleet.counted("forwarded")).isEqualTo(new HashSet<>(reports).size());
            return fleet.read().windows(WindowSize.TEN_SECONDS);
        }
    }

    private static List<List<IntervalReport>> hosts(Random random) {
        List<List<IntervalReport>> hosts = new ArrayList<>();
        for (int h = 0; h < 10; h++) {
            TestHost host = new TestHost("host" + h);
            List<IntervalReport> reports = new ArrayList<>();
            for (int window = 0; window < 8; window++) {
                for (String remote : REMOTES) {
                    Interval whole = new Interval(T + 10_000L * window, 10_000);
                    Interval half = new Interval(T + 10_000L * window + 5_000, 5_000);
                    long[] micros =
                            random.longs(1 + random.nextInt(20), 0, 1 << 29).toArray();
                    reports.add(host.report(remote, random.nextBoolean() ? whole : half, micros));
                }
            }
            hosts.add(reports);
        }
        return hosts;
    }

    /** Hosts in any order among each other, each in its own; now and then a host repeats its last reports. */
    private static List<IntervalReport> interleaved(List<List<IntervalReport>> hosts, Random random) {
        List<IntervalReport> mixed = new ArrayList<>();
        int[] next = new int[hosts.size()];
        while (mixed.isEmpty() || left(hosts, next)) {
            int host = random.nextInt(hosts.size());
            if (random.nextInt(15) == 0) {
                next[host] = Math.max(0, next[host] - random.nextInt(10));
            }
            if (next[host] < hosts.get(host).size()) {
                mixed.add(hosts.get(host).get(next[host]++));
            }
        }
        return mixed;
    }

    private static boolean left(List<List<IntervalReport>> hosts, int[] next) {
        for (int host = 0; host < next.length; host++) {
            if (next[host] < hosts.get(host).size()) {
                return true;
            }
        }
        return false;
    }

    private static PeerWindowKey key(IntervalReport report) {
        long start = Math.floorDiv(report.interval().startMillis(), 10_000) * 10_000;
        return new PeerWindowKey(report.remote().toString(), Instant.ofEpochMilli(start));
    }

    private static Map<PeerWindowKey, RttHistogram> sums(List<List<IntervalReport>> hosts) {
        Map<PeerWindowKey, RttHistogram> sums = new HashMap<>();
        hosts.stream()
                .flatMap(Collection::stream)
                .forEach(report -> sums.merge(key(report), report.rtt(), RttHistogram::plus));
        return sums;
    }

    private static Map<PeerWindowKey, Integer> distinctHosts(List<List<IntervalReport>> hosts) {
        Map<PeerWindowKey, Set<String>> names = new HashMap<>();
        hosts.stream()
                .flatMap(Collection::stream)
                .forEach(report -> names.computeIfAbsent(key(report), unseen -> new HashSet<>())
                        .add(report.host()));
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }
}
