package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window closes, is revised by late data, goes, and outlives a crash. */
final class ClosingTest {
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
    void aWindowClosesOnceWhenGraceHasPassed() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.clock(T + 38_999);
        assertThat(fleet.read().last(PEER).getClosed()).isFalse();
        fleet.clock(T + 39_000);
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(1);
        fleet.clock(T + 50_000);
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(1);
    }

    @Test
    void whereNothingArrivesWindowsCloseAsTimePassesAndAreStillRevised() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        for (long second = 0; second < 29; second++) {
            fleet.flush();
            assertThat(fleet.read().last(PEER).getClosed())
                    .as("%d s after the report", second)
                    .isFalse();
        }
        fleet.flush();
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
        for (long second = 0; second < 2 * TestFleet.RETENTION.toSeconds(); second++) {
            fleet.flush();
        }
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 11_000);
        fleet.flush();
        assertThat(fleet.read().late()).isEmpty();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200));
        assertThat(fleet.read().windows(WindowSize.ONE_MINUTE).values())
                .singleElement()
                .satisfies(minute -> assertThat(FleetReader.rtt(minute)).isEqualTo(TestHost.rtt(100, 200)));
    }

    @Test
    void lateDataRevisesAClosedWindowWhichStaysClosed() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.clock(T + 40_000);
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 41_000);
        fleet.flush();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200));
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(2);
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
    }

    @Test
    void aWindowThatBeginsLateIsClosedFromItsFirstUpsert() {
        fleet.clock(T + 60_000);
        fleet.send(new TestHost("a").report(PEER, T, 100), T + 61_000);
        fleet.flush();
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
        assertThat(fleet.read().last(PEER).getRevision()).isZero();
    }

    @Test
    void aWindowThatHasGoneIsForgotten() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.send(new TestHost("b").report(PEER, T, 100));
        long gone = T + 10_000 + TestFleet.GRACE.plus(TestFleet.RETENTION).toMillis();
        fleet.send(new TestHost("c").report("other", T, 1), gone - 1);
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).isPositive();
        fleet.clock(gone);
        assertThat(fleet.read().upserts()).extracting(PeerWindow::getClosed).contains(true);
        fleet.clock(gone + 1);
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).as("the ticker's").isEqualTo(2);
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
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(fleet.read().last(PEER).getHosts()).isEqualTo(2);
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(2);
        fleet.clock(T + 40_000);
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
    }

    @Test
    void afterACrashAClosedWindowIsRevisedFromItsLastRevision() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.flush();
        fleet.clock(T + 40_000);
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(1);
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        fleet.send(new TestHost("b").report(PEER, T, 200), T + 41_000);
        fleet.flush();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200));
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(2);
        crashed = fleet;
        fleet = crashed.restarted(state.resolve("the one after"));
        fleet.send(new TestHost("c").report(PEER, T, 300), T + 42_000);
        fleet.flush();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(3);
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
        fleet.clock(T + 40_000);
        assertThat(fleet.read().last(PEER).getClosed()).isTrue();
        assertThat(FleetReader.rtt(fleet.read().last(PEER)).slots().total()).isEqualTo(9);
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(9);
    }

    @Test
    void anHourHoldsTheMinutesThatHaveGoneBeforeItCloses() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.clock(T + 100_000);
        fleet.clock(T + 100_000 + TestFleet.RETENTION.toMillis());
        fleet.clock(T + 100_001 + TestFleet.RETENTION.toMillis());
        assertThat(fleet.chunks(WindowSize.TEN_SECONDS)).as("the ticker's").isPositive();
        TestFleet crashed = fleet;
        fleet = crashed.restarted(state.resolve("next"));
        fleet.clock(T + 3_640_000);
        fleet.clock(T + 3_640_001);
        assertThat(fleet.read().windows(WindowSize.ONE_HOUR).values())
                .filteredOn(hour -> hour.getRemote().toString().equals(PEER))
                .singleElement()
                .satisfies(hour -> assertThat(FleetReader.rtt(hour)).isEqualTo(TestHost.rtt(100)));
    }
}
