package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.HostShare;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.WireHistograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowsTest {
    private static final long T = 1_800_000_000_000L;
    private static final String PEER = "192.0.2.1";

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

    static RttHistogram rtt(PeerWindow window) {
        return WireHistograms.read(
                window.getFirstSlot(),
                window.getCounts(),
                window.getSumMicros(),
                window.getMinRttMicros(),
                window.getFresh());
    }

    /** Moves the brokers' clock by a report of a host and peer that no test looks at. */
    private void clock(long appendedAt) {
        TestHost ticker = new TestHost("ticker", appendedAt);
        fleet.send(ticker.report("203.0.113.255", Math.floorDiv(appendedAt, 10_000) * 10_000, 1), appendedAt);
        fleet.flush();
    }

    private PeerWindow last() {
        return fleet.read().upserts().stream()
                .filter(window -> window.getRemote().toString().equals(PEER))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void aWindowAddsUpWhatTheHostsSaw() {
        fleet.send(new TestHost("a").report(PEER, T, 100, 200));
        fleet.send(new TestHost("b").report(PEER, T, 300));
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(last().getHosts()).isEqualTo(2);
        assertThat(last().getRevision()).isEqualTo(1);
        assertThat(last().getClosed()).isFalse();
    }

    @Test
    void twoIntervalsOfOneHostInAWindowCountOneHost() {
        TestHost host = new TestHost("a");
        fleet.send(host.report(PEER, new Interval(T, 5_000), 100));
        fleet.send(host.report(PEER, new Interval(T + 5_000, 5_000), 200));
        fleet.flush();
        assertThat(last().getHosts()).isEqualTo(1);
        assertThat(last().getWorstHosts()).hasSize(1);
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200));
    }

    @Test
    void otherIsAPeerLikeAnyAddress() {
        fleet.send(new TestHost("a").report("other", T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts()).singleElement().satisfies(window -> {
            assertThat(window.getRemote()).hasToString("other");
            assertThat(rtt(window)).isEqualTo(TestHost.rtt(100));
        });
    }

    @Test
    void theEightHostsWithTheWorstTailAreNamedWorstFirst() {
        for (int i = 0; i < 12; i++) {
            fleet.send(new TestHost("host" + (char) ('a' + i)).report(PEER, T, 10, 20L << i));
        }
        fleet.flush();
        assertThat(last().getHosts()).isEqualTo(12);
        assertThat(last().getWorstHosts())
                .extracting(share -> share.getHost().toString())
                .containsExactly("hostl", "hostk", "hostj", "hosti", "hosth", "hostg", "hostf", "hoste");
        HostShare worst = last().getWorstHosts().get(0);
        assertThat(WireHistograms.read(
                                worst.getFirstSlot(), worst.getCounts(), worst.getSumMicros(), null, worst.getFresh())
                        .slots())
                .isEqualTo(TestHost.rtt(10, 20L << 11).slots());
    }

    @Test
    void aReplayAddsNothing() {
        IntervalReport report = new TestHost("a").report(PEER, T, 100);
        fleet.send(report);
        fleet.send(report);
        fleet.flush();
        fleet.send(report);
        fleet.flush();
        assertThat(fleet.read().upserts()).hasSize(1);
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100));
        assertThat(fleet.counted("duplicates")).isEqualTo(2);
    }

    @Test
    void anOlderIncarnationIsAReplayAndANewerIsNot() {
        fleet.send(new TestHost("a", 5).report(PEER, T, 100));
        fleet.send(new TestHost("a", 4).report(PEER, T, 200));
        fleet.send(new TestHost("a", 6).report(PEER, T, 300));
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 300));
    }

    @Test
    void whatIsCaughtUpOnIsSentWhenItsWindowCloses() {
        fleet.pass(Duration.ofMillis(T + 60_000));
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts()).isEmpty();
        fleet.send(new TestHost("b").report(PEER, T + 50_000, 200));
        fleet.flush();
        assertThat(fleet.read().upserts()).extracting(PeerWindow::getClosed).containsExactly(true, false);
    }

    @Test
    void aWindowThatDidNotChangeIsNotSentAgain() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.flush();
        fleet.flush();
        assertThat(fleet.read().upserts()).hasSize(1);
    }

    @Test
    void aWindowClosesOnceWhenGraceHasPassed() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        clock(T + 38_999);
        assertThat(last().getClosed()).isFalse();
        clock(T + 39_000);
        assertThat(last().getClosed()).isTrue();
        assertThat(last().getRevision()).isEqualTo(1);
        clock(T + 50_000);
        assertThat(last().getRevision()).isEqualTo(1);
    }

    @Test
    void whereNothingArrivesWindowsCloseAsTimePassesAndAreStillRevised() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        for (long second = 0; second < 29; second++) {
            fleet.flush();
            assertThat(last().getClosed()).as("%d s after the report", second).isFalse();
        }
        fleet.flush();
        assertThat(last().getClosed()).isTrue();
        for (long second = 0; second < 2 * TestFleet.RETENTION.toSeconds(); second++) {
            fleet.flush();
        }
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 11_000);
        fleet.flush();
        assertThat(fleet.read().late()).isEmpty();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200));
        assertThat(fleet.read().windows(WindowSize.ONE_MINUTE).values())
                .singleElement()
                .satisfies(minute -> assertThat(rtt(minute)).isEqualTo(TestHost.rtt(100, 200)));
    }

    @Test
    void lateDataRevisesAClosedWindowWhichStaysClosed() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        clock(T + 40_000);
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 41_000);
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200));
        assertThat(last().getRevision()).isEqualTo(2);
        assertThat(last().getClosed()).isTrue();
    }

    @Test
    void aWindowThatBeginsLateIsClosedFromItsFirstUpsert() {
        clock(T + 60_000);
        fleet.send(new TestHost("a").report(PEER, T, 100), T + 61_000);
        fleet.flush();
        assertThat(last().getClosed()).isTrue();
        assertThat(last().getRevision()).isZero();
    }

    @Test
    void aWindowThatHasGoneIsForgotten() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.send(new TestHost("b").report(PEER, T, 100));
        long gone = T + 10_000 + TestFleet.GRACE.plus(TestFleet.RETENTION).toMillis();
        fleet.send(new TestHost("c").report("other", T, 1), gone - 1);
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).isPositive();
        clock(gone);
        assertThat(fleet.read().upserts()).extracting(PeerWindow::getClosed).contains(true);
        clock(gone + 1);
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).as("the ticker's").isEqualTo(2);
    }

    @Test
    void aPackSaysHowFarThePacksOfEarlierCommitsCame() {
        TestHost host = new TestHost("a");
        fleet.send(host.report(PEER, T, 100), T + 11_000);
        fleet.send(host.report(PEER, T, 100), T + 12_000);
        assertThat(fleet.read().packs())
                .extracting(pack -> pack.head().clockMillis())
                .containsExactly(WindowLife.NO_TIME, T + 11_000);
    }

    @Test
    void anUpsertCarriesItsWindowsTime() {
        fleet.send(new TestHost("a").report(PEER, T, 100), T + 12_345);
        fleet.flush();
        assertThat(fleet.read().upsertTimes()).containsExactly(T);
    }

    @Test
    void afterACrashWindowsGoOnFromTheChangelog() {
        TestHost host = new TestHost("a");
        IntervalReport first = host.report(PEER, T, 100);
        fleet.send(first);
        fleet.flush();
        fleet.send(host.report(PEER, T, 200));
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        fleet.send(first);
        fleet.send(new TestHost("b").report(PEER, T, 300));
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(last().getHosts()).isEqualTo(2);
        assertThat(last().getRevision()).isEqualTo(2);
        clock(T + 40_000);
        assertThat(last().getClosed()).isTrue();
    }

    @Test
    void afterACrashAClosedWindowIsRevisedFromItsLastRevision() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.flush();
        clock(T + 40_000);
        assertThat(last().getRevision()).isEqualTo(1);
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 41_000);
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200));
        assertThat(last().getRevision()).isEqualTo(2);
        crashed = fleet;
        fleet = crashed.restarted(state.resolve("the one after"));
        fleet.send(new TestHost("c").report(PEER, T, 300), T + 42_000);
        fleet.flush();
        assertThat(rtt(last())).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(last().getRevision()).isEqualTo(3);
    }

    @Test
    void ofAWindowThatChangesWithEveryCommitNoMoreIsStaleThanStands() {
        TestHost host = new TestHost("a");
        List<Long> chunks = new ArrayList<>();
        for (int second = 0; second < 9; second++) {
            fleet.send(host.report(PEER, new Interval(T + second * 1_000L, 1_000), 100));
            fleet.flush();
            chunks.add(fleet.chunks(WindowSize.TEN_SECONDS));
        }
        assertThat(chunks).allMatch(number -> number <= 2);
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        clock(T + 40_000);
        assertThat(last().getClosed()).isTrue();
        assertThat(rtt(last()).slots().total()).isEqualTo(9);
        assertThat(last().getRevision()).isEqualTo(9);
    }

    @Test
    void anHourHoldsTheMinutesThatHaveGoneBeforeItCloses() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        clock(T + 100_000);
        clock(T + 100_000 + TestFleet.RETENTION.toMillis());
        clock(T + 100_001 + TestFleet.RETENTION.toMillis());
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).as("the ticker's").isPositive();
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        clock(T + 3_640_000);
        clock(T + 3_640_001);
        assertThat(fleet.read().windows(WindowSize.ONE_HOUR).values())
                .filteredOn(hour -> hour.getRemote().toString().equals(PEER))
                .singleElement()
                .satisfies(hour -> assertThat(rtt(hour)).isEqualTo(TestHost.rtt(100)));
    }
}
