package fleetrtt.aggregator.host;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.TestHeartbeat;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.time.Interval;
import fleetrtt.wire.Heartbeat;
import org.junit.jupiter.api.Test;

final class HostLedgerTest {
    private static final long T = 1_800_000_000_000L;
    private static final long MISSED = 600_000;

    private final HostLedger ledger = new HostLedger(new byte[] {'a'}, 3);

    private static Heartbeat beat(long sentAt, long incarnation, long nextSequence) {
        return TestHeartbeat.of("a", sentAt, incarnation, nextSequence);
    }

    private static Interval window(long start) {
        return new Interval(start, 10_000);
    }

    @Test
    void namesAreTakenOnceAndInOrder() {
        assertThat(ledger.advance(5, 0)).isTrue();
        assertThat(ledger.advance(5, 1)).isTrue();
        assertThat(ledger.advance(5, 1)).isFalse();
        assertThat(ledger.advance(4, 9)).isFalse();
        assertThat(ledger.advance(6, 0)).isTrue();
    }

    @Test
    void aHostHasReportedWhenAllThatItsHeartbeatNamesHasCome() {
        ledger.beat(beat(T + 10_500, 5, 2), T + 10_600);
        ledger.advance(5, 0);
        assertThat(ledger.hasReported(window(T))).isFalse();
        ledger.advance(5, 1);
        assertThat(ledger.hasReported(window(T))).isTrue();
        assertThat(ledger.hasReported(window(T + 10_000))).isFalse();
    }

    @Test
    void aQuietHostHasReportedWithItsHeartbeatAlone() {
        ledger.beat(beat(T + 10_500, 5, 0), T + 10_600);
        assertThat(ledger.hasReported(window(T))).isTrue();
    }

    @Test
    void aHostIsExpectedFromItsFirstHeartbeatUntilItHasBeenMissedForLong() {
        assertThat(ledger.isExpected(window(T), MISSED)).isFalse();
        ledger.beat(beat(T, 5, 0), T + 100);
        assertThat(ledger.isExpected(window(T - 10_000), MISSED)).isFalse();
        assertThat(ledger.isExpected(window(T), MISSED)).isTrue();
        assertThat(ledger.isExpected(window(T + 600_000), MISSED)).isTrue();
        assertThat(ledger.isExpected(window(T + 610_000), MISSED)).isFalse();
    }

    @Test
    void whatIsSavedIsLoaded() {
        ledger.advance(Long.MAX_VALUE, Long.MAX_VALUE);
        ledger.beat(beat(T + 10_500, 5, 3), T + 9_000);
        ledger.clock().judge(T, 10_000, T + 500_000, false);
        byte[] saved = ledger.save(new PackedWriter());
        HostLedger loaded = HostLedger.load(new byte[] {'a'}, saved);
        assertThat(loaded.save(new PackedWriter())).isEqualTo(saved);
        assertThat(loaded.number()).isEqualTo(3);
        assertThat(loaded.skewMillis()).hasValue(-1_500);
        assertThat(loaded.advance(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
    }
}
