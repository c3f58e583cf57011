package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.WireHistograms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows of hosts and of the fleet, how complete windows are, and hosts whose clock is wrong. */
final class ViewsTest {
    private static final long T = 1_800_000_000_000L;
    private static final long YEAR = 365L * 86_400_000;
    private static final long WEEK = 7L * 86_400_000;
    private static final String PEER = "192.0.2.1";

    /** As much as a window may hold. */
    private static final RttHistogram HUGE =
            new RttHistogram(Log2Histogram.ofCounts(20, 10_000_000_000L), 1L << 54, OptionalLong.empty());

    private final TestRegistry registry = new TestRegistry();

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

    private HostWindow host(String name) {
        return Objects.requireNonNull(fleet.read().hosts().get(new HostWindowKey(name, Instant.ofEpochMilli(T))));
    }

    private FleetWindow lastOfFleet() {
        return fleet.read().fleet().get(fleet.read().fleet().size() - 1);
    }

    private static Heartbeat beat(String host, long sentAt, long nextSequence) {
        return TestHeartbeat.of(host, sentAt, 1, nextSequence);
    }

    @Test
    void aHostsMinuteIsAllThatItSawOfAllAddresses() {
        TestHost a = new TestHost("a");
        fleet.send(a.report(PEER, T, 100));
        fleet.send(a.report("other", T, 200));
        fleet.send(a.report("2001:db8::1", T + 50_000, 300));
        fleet.send(a.report(PEER, T + 60_000, 400));
        fleet.send(new TestHost("b").report(PEER, T, 500));
        HostWindow window = host("a");
        assertThat(WireHistograms.read(
                        window.getFirstSlot(),
                        window.getCounts(),
                        window.getSumMicros(),
                        window.getMinRttMicros(),
                        window.getFresh()))
                .isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(window.getClosed()).isFalse();
        assertThat(window.getClockSuspect()).isFalse();
    }

    @Test
    void theFleetsMinuteIsAllThatAllHostsSaw() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.send(new TestHost("b").report("other", T + 20_000, 200));
        fleet.send(new TestHost("b", 2).report(PEER, new Interval(T, 60_000), 300));
        FleetWindow window = lastOfFleet();
        assertThat(WireHistograms.read(
                        window.getFirstSlot(),
                        window.getCounts(),
                        window.getSumMicros(),
                        window.getMinRttMicros(),
                        window.getFresh()))
                .isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(window.getHosts()).isEqualTo(2);
        assertThat(window.getRevision()).isEqualTo(2);
        assertThat(window.getHostsExpected()).isNull();
    }

    @Test
    void viewsCloseAndGoOnAfterACrash() {
        TestHost a = new TestHost("a");
        fleet.send(a.report(PEER, T, 100));
        fleet = fleet.restarted(state.resolve("next"));
        fleet.send(a.report(PEER, T + 10_000, 200));
        assertThat(host("a").getSumMicros()).isEqualTo(300);
        assertThat(host("a").getRevision()).isEqualTo(1);
        assertThat(lastOfFleet().getSumMicros()).isEqualTo(300);
        fleet.send(a.report(PEER, T + 120_000, 1), T + 130_000);
        assertThat(host("a").getClosed()).isTrue();
        assertThat(fleet.read().fleet()).anySatisfy(window -> {
            assertThat(window.getClosed()).isTrue();
            assertThat(window.getSumMicros()).isEqualTo(300);
        });
    }

    @Test
    void whatWouldOverfillAViewIsInTheWindowOfItsAddressAndCounted() {
        TestHost a = new TestHost("a");
        TestHost b = new TestHost("b");
        Interval interval = new Interval(T, 10_000);
        fleet.send(a.report(PEER, interval, 100));
        // Neither the minute of the host, which was stored, nor that of the fleet on the other side has room for it.
        fleet.send(a.report("192.0.2.2", interval, HUGE));
        assertThat(fleet.counted("missing-in-views")).isEqualTo(2);
        // Nor has that of a host within one commit.
        sendAtOnce(b.report(PEER, interval, 100), b.report("192.0.2.3", interval, HUGE));
        assertThat(fleet.counted("missing-in-views")).isEqualTo(3);
        // Nor that of all hosts within one commit.
        sendAtOnce(
                new TestHost("c").report(PEER, interval, 100), new TestHost("d").report("192.0.2.4", interval, HUGE));
        assertThat(fleet.counted("missing-in-views")).isEqualTo(4);
        assertThat(List.of("a", "b", "c", "d"))
                .extracting(name -> host(name).getSumMicros())
                .containsExactly(100L, 100L, 100L, HUGE.sumMicros());
        assertThat(lastOfFleet().getSumMicros()).isEqualTo(300);
        assertThat(fleet.read().windows(WindowSize.TEN_SECONDS).values())
                .extracting(PeerWindow::getSumMicros)
                .containsExactlyInAnyOrder(300L, HUGE.sumMicros(), HUGE.sumMicros(), HUGE.sumMicros());
        assertThat(fleet.read().rejected()).isEmpty();
    }

    private void sendAtOnce(IntervalReport... reports) {
        fleet.sendBound(Stream.of(reports).map(fleet::value).toList(), T + 10_000);
    }

    @Test
    void aWindowSaysHowManyHostsWereExpectedAndHowManyHaveReported() {
        fleet.beat(beat("quiet", T + 9_000, 0));
        fleet.beat(beat("dead", T + 1_000, 0));
        fleet.beat(beat("a", T + 9_000, 0));
        TestHost a = new TestHost("a");
        fleet.beat(beat("quiet", T + 10_100, 0));
        fleet.send(a.report(PEER, T, 100), T + 10_200);
        fleet.beat(beat("a", T + 10_300, 1));
        fleet.send(a.report(PEER, T + 40_000, 100), T + 50_100);
        PeerWindow closed = fleet.read().windows(WindowSize.TEN_SECONDS).values().stream()
                .filter(PeerWindow::getClosed)
                .findFirst()
                .orElseThrow();
        assertThat(closed.getHosts()).isEqualTo(1);
        assertThat(closed.getHostsExpected()).isEqualTo(3);
        assertThat(closed.getHostsReporting()).isEqualTo(2);
    }

    @Test
    void aHostWhoseClockIsAlwaysWrongIsPlacedByAppendTimeAndFlagged() {
        TestHost wrong = new TestHost("wrong");
        fleet.beat(beat("wrong", T, 0));
        for (int i = 0; i < 12; i++) {
            long now = T + i * 10_000L;
            fleet.send(wrong.report(PEER, now - YEAR, 100), now + 10_000 + 137L * i);
        }
        assertThat(fleet.read().late()).hasSize(5);
        assertThat(fleet.read().windows(WindowSize.TEN_SECONDS).keySet())
                .extracting(key -> (key.getWindowStart().toEpochMilli() - T) / 10_000)
                .containsExactlyInAnyOrder(5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(host("wrong").getClockSuspect()).isTrue();
        assertThat(host("wrong").getSkewMillis()).isZero();
        assertThat(fleet.counted("late")).isEqualTo(5);
    }

    @Test
    void theClockOfAHostThatIsTakenToBeGoneIsNoLongerOfConcern() {
        TestHost wrong = new TestHost("wrong");
        for (int i = 0; i < 12; i++) {
            long now = T + i * 10_000L;
            fleet.send(wrong.report(PEER, now - YEAR, 100), now + 10_000 + 137L * i);
        }
        fleet.flush();
        assertThat(fleet.gauged("hosts-suspect")).isEqualTo(1);
        TestHost right = new TestHost("right");
        fleet.send(right.report(PEER, T + 700_000, 100));
        fleet.flush();
        assertThat(fleet.gauged("hosts-suspect")).isEqualTo(1);
        fleet.send(right.report(PEER, T + 720_000, 100));
        fleet.flush();
        assertThat(fleet.gauged("hosts-suspect")).isZero();
        assertThat(fleet.gauged("hosts-known")).isEqualTo(2);
    }

    @Test
    void ofAHostThatIsSilentForAWeekNothingIsKept() {
        TestHost host = new TestHost("silent");
        fleet.send(host.report(PEER, T, 100));
        fleet.flush();
        fleet.beat(beat("other", T + WEEK + 10_000, 0));
        fleet.flush();
        assertThat(fleet.storedHosts("host-positions")).containsExactlyInAnyOrder("silent", "other");
        assertThat(fleet.storedHosts("host-cells")).contains("silent");
        fleet.beat(beat("other", T + WEEK + 20_000, 0));
        fleet.flush();
        assertThat(fleet.storedHosts("host-positions")).containsExactly("other");
        assertThat(fleet.storedHosts("host-cells")).doesNotContain("silent");
        fleet.send(host.report(PEER, T + WEEK + 20_000, 100));
        fleet.flush();
        assertThat(fleet.storedHosts("host-positions")).containsExactlyInAnyOrder("silent", "other");
        assertThat(fleet.counted("duplicates")).isZero();
    }
}
