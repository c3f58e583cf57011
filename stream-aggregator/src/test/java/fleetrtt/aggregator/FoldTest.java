package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fleetrtt.aggregator.FoldOracle.Counted;
import fleetrtt.aggregator.FoldOracle.PeerAt;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of 1 m and 1 h hold what the finer ones held when they closed, what these got later, and their own. */
final class FoldTest {
    private static final long HOUR = 1_800_000_000_000L;
    private static final String PEER = "192.0.2.1";
    private static final List<String> REMOTES = List.of(PEER, "2001:db8::1", "other");
    private static final int REPORTS = 300;

    private final TestRegistry registry = new TestRegistry();
    private final FoldOracle oracle = new FoldOracle();
    private final Map<PeerAt, PeerWindow> known = new HashMap<>();
    private int lives;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private TestFleet fleet;

    @BeforeEach
    void open() {
        fleet = new TestFleet(registry, state);
    }

    @AfterEach
    void close() {
        fleet.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyWindowOfEverySizeHoldsExactlyWhatItMustAtEveryFlush(long seed) {
        Random random = new Random(seed);
        List<TestHost> hosts = List.of(new TestHost("a"), new TestHost("b"), new TestHost("c"), new TestHost("d"));
        List<IntervalReport> late = new ArrayList<>();
        long now = HOUR - 600_000;
        for (int i = 0; i < REPORTS; i++) {
            if (i == REPORTS / 3 || i == REPORTS / 2) {
                late.addAll(late());
                crash();
            }
            now += random.nextInt(8_000);
            IntervalReport report = hosts.get(random.nextInt(hosts.size()))
                    .report(
                            REMOTES.get(random.nextInt(REMOTES.size())),
                            interval(random, now),
                            random.longs(1 + random.nextInt(5), 0, 1 << 29).toArray());
            send(report, now);
            if (random.nextInt(3) == 0) {
                flush();
            }
        }
        send(hosts.get(0).report(PEER, now + 2 * 3_600_000L, 1), now + 2 * 3_600_000L);
        flush();
        late.addAll(late());
        assertThat(late).containsExactlyElementsOf(oracle.late()).isNotEmpty();
        assertThat(oracle.expected().keySet())
                .extracting(PeerAt::size)
                .contains(WindowSize.TEN_SECONDS, WindowSize.ONE_MINUTE, WindowSize.ONE_HOUR);
    }

    /** Of some length, mostly aligned to it, begun up to four minutes ago. */
    private static Interval interval(Random random, long now) {
        long[] lengths = {1_000, 10_000, 10_000, 10_000, 20_000, 60_000, 3_600_000};
        long length = lengths[random.nextInt(lengths.length)];
        long start = now - length / 2 - random.nextInt(240_000);
        return new Interval(random.nextInt(10) == 0 ? start : Math.floorDiv(start, length) * length, length);
    }

    private List<IntervalReport> late() {
        return fleet.read().late().stream().map(fleet.read()::report).toList();
    }

    private void send(IntervalReport report, long appendedAt) {
        fleet.send(report, appendedAt);
        oracle.send(report, appendedAt);
    }

    private void flush() {
        fleet.flush();
        oracle.flush();
        read();
        Map<PeerAt, Counted> actual = new HashMap<>();
        known.forEach((key, upsert) -> actual.put(key, Counted.of(upsert)));
        assertThat(actual).containsExactlyInAnyOrderEntriesOf(oracle.expected());
    }

    /** As a reader does: the highest revision stands. */
    private void read() {
        for (WindowSize size : WindowSize.values()) {
            fleet.read()
                    .windows(size)
                    .forEach((key, upsert) -> known.merge(
                            new PeerAt(
                                    size,
                                    upsert.getRemote().toString(),
                                    upsert.getWindowStart().toEpochMilli()),
                            upsert,
                            (one, other) -> one.getRevision() > other.getRevision() ? one : other));
        }
    }

    private void crash() {
        read();
        fleet = fleet.restarted(state.resolve("life" + ++lives));
        oracle.crash();
    }

    @Test
    void aMinuteClosesInTheFlushInWhichItsLastTenSecondsDo() {
        TestHost host = new TestHost("a");
        send(host.report(PEER, HOUR, 100), HOUR + 10_000);
        send(host.report(PEER, HOUR + 50_000, 200), HOUR + 60_000);
        flush();
        assertThat(fleet.read().upserts(WindowSize.ONE_MINUTE)).isEmpty();
        send(new TestHost("ticker").report("203.0.113.255", HOUR + 80_000, 1), HOUR + 90_000);
        flush();
        assertThat(fleet.read().upserts(WindowSize.ONE_MINUTE))
                .extracting(PeerWindow::getHosts, PeerWindow::getClosed, PeerWindow::getRevision)
                .containsExactly(tuple(1, true, 0));
    }

    @Test
    void windowsAsFullAsTheyGetOverflowNoHour() {
        TestHost host = new TestHost("a");
        fleet.send(host.report(PEER, new Interval(HOUR, 3_600_000), full(3_600_000)), HOUR);
        for (long minute = HOUR; minute < HOUR + 3_600_000; minute += 60_000) {
            fleet.send(host.report(PEER, new Interval(minute, 60_000), full(60_000)), minute);
            for (long start = minute; start < minute + 60_000; start += 10_000) {
                fleet.send(host.report(PEER, new Interval(start, 10_000), full(10_000)));
            }
            fleet.flush();
        }
        fleet.send(host.report("203.0.113.255", HOUR + 3_620_000, 1), HOUR + 3_630_000);
        fleet.flush();
        assertThat(fleet.read().rejected()).isEmpty();
        assertThat(fleet.read().windows(WindowSize.ONE_HOUR).values())
                .singleElement()
                .satisfies(window -> assertThat(window.getSumMicros()).isEqualTo(421 * (1L << 54)));
    }

    /** As many samples as an interval can have, of as many µs as a window can hold. */
    private static RttHistogram full(long millis) {
        long samples = 1_000_000 * millis;
        long sum = 1L << 54;
        int slot = Log2Slots.of(sum / samples);
        return new RttHistogram(Log2Histogram.ofCounts(slot, samples), sum, OptionalLong.empty());
    }
}
