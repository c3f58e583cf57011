package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.wire.HostShare;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.WireHistograms;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window holds. */
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

    @Test
    void aWindowAddsUpWhatTheHostsSaw() {
        fleet.send(new TestHost("a").report(PEER, T, 100, 200));
        fleet.send(new TestHost("b").report(PEER, T, 300));
        fleet.flush();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200, 300));
        assertThat(fleet.read().last(PEER).getHosts()).isEqualTo(2);
        assertThat(fleet.read().last(PEER).getRevision()).isEqualTo(1);
        assertThat(fleet.read().last(PEER).getClosed()).isFalse();
    }

    @Test
    void twoIntervalsOfOneHostInAWindowCountOneHost() {
        TestHost host = new TestHost("a");
        fleet.send(host.report(PEER, new Interval(T, 5_000), 100));
        fleet.send(host.report(PEER, new Interval(T + 5_000, 5_000), 200));
        fleet.flush();
        assertThat(fleet.read().last(PEER).getHosts()).isEqualTo(1);
        assertThat(fleet.read().last(PEER).getWorstHosts()).hasSize(1);
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 200));
    }

    @Test
    void otherIsAPeerLikeAnyAddress() {
        fleet.send(new TestHost("a").report("other", T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts()).singleElement().satisfies(window -> {
            assertThat(window.getRemote()).hasToString("other");
            assertThat(FleetReader.rtt(window)).isEqualTo(TestHost.rtt(100));
        });
    }

    @Test
    void theEightHostsWithTheWorstTailAreNamedWorstFirst() {
        for (int i = 0; i < 12; i++) {
            fleet.send(new TestHost("host" + (char) ('a' + i)).report(PEER, T, 10, 20L << i));
        }
        fleet.flush();
        assertThat(fleet.read().last(PEER).getHosts()).isEqualTo(12);
        assertThat(fleet.read().last(PEER).getWorstHosts())
                .extracting(share -> share.getHost().toString())
                .containsExactly("hostl", "hostk", "hostj", "hosti", "hosth", "hostg", "hostf", "hoste");
        HostShare worst = fleet.read().last(PEER).getWorstHosts().get(0);
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
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100));
        assertThat(fleet.counted("duplicates")).isEqualTo(2);
    }

    @Test
    void anOlderIncarnationIsAReplayAndANewerIsNot() {
        fleet.send(new TestHost("a", 5).report(PEER, T, 100));
        fleet.send(new TestHost("a", 4).report(PEER, T, 200));
        fleet.send(new TestHost("a", 6).report(PEER, T, 300));
        fleet.flush();
        assertThat(FleetReader.rtt(fleet.read().last(PEER))).isEqualTo(TestHost.rtt(100, 300));
    }

    @Test
    void aWindowThatDidNotChangeIsNotSentAgain() {
        fleet.send(new TestHost("a").report(PEER, T, 100));
        fleet.flush();
        fleet.flush();
        assertThat(fleet.read().upserts()).hasSize(1);
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
}
