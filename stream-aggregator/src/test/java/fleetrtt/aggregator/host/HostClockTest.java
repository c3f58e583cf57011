package fleetrtt.aggregator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostClockTest {
    private static final long T = 1_800_000_000_000L;
    private static final long LENGTH = 10_000;
    private static final long YEAR = 365L * 86_400_000;

    private final HostClock clock = new HostClock();

    private void interval(int number, long offset, long jitter, boolean fits) {
        clock.judge(T + number * LENGTH - offset, LENGTH, T + (number + 1) * LENGTH + jitter, fits);
    }

    @Test
    void aClockThatIsWrongByTheSameAmountAllTheTimeBecomesSuspect() {
        for (int i = 0; i < HostClock.PATIENCE; i++) {
            assertThat(clock.isSuspect()).isFalse();
            interval(i, YEAR, (i * 7_919L) % LENGTH, false);
        }
        assertThat(clock.isSuspect()).isTrue();
    }

    @Test
    void oneIntervalThatFitsRestoresTheTrust() {
        for (int i = 0; i < 10; i++) {
            interval(i, -YEAR, 0, false);
        }
        interval(10, 0, 0, true);
        assertThat(clock.isSuspect()).isFalse();
    }

    @Test
    void aBacklogIsNoWrongClock() {
        for (int i = 0; i < 1_000; i++) {
            clock.judge(T + i * LENGTH, LENGTH, T + 100_000_000 + i, false);
        }
        assertThat(clock.isSuspect()).isFalse();
    }

    @Test
    void aClockThatJumpsIsNotFollowed() {
        for (int i = 0; i < 1_000; i++) {
            interval(i, i * YEAR, 0, false);
        }
        assertThat(clock.isSuspect()).isFalse();
    }

    @Test
    void theRecordsOfOneIntervalCountOnce() {
        for (int i = 0; i < 1_000; i++) {
            interval(0, YEAR, i * 100L, false);
        }
        assertThat(clock.isSuspect()).isFalse();
    }
}
