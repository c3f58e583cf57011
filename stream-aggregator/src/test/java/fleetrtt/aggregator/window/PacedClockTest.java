package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PacedClockTest {
    private static final long T = 1_800_000_000_000L;

    private final PacedClock clock = new PacedClock();

    @Test
    void goesOnAtTheLocalPaceFromTheYoungestRecord() {
        assertThat(clock.read(T, 5)).isEqualTo(T);
        assertThat(clock.read(T, 1_005)).isEqualTo(T + 1_000);
        assertThat(clock.read(T + 400, 2_005)).isEqualTo(T + 1_000);
        assertThat(clock.read(T + 9_000, 3_005)).isEqualTo(T + 9_000);
        assertThat(clock.read(T + 9_000, 4_005)).isEqualTo(T + 10_000);
    }

    @Test
    void aLocalClockThatIsSetMovesItByOneStepAtMostAndNeverBack() {
        clock.read(T, 0);
        assertThat(clock.read(T, 3_600_000)).isEqualTo(T + PacedClock.STEP_MILLIS);
        assertThat(clock.read(T, 0)).isEqualTo(T + PacedClock.STEP_MILLIS);
        assertThat(clock.read(T, 1_000)).isEqualTo(T + PacedClock.STEP_MILLIS + 1_000);
    }

    /** Records are seen any time after they were appended; the local clock is wrong by any amount. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNeverAheadOfTheBrokersClock(long seed) {
        Random random = new Random(seed);
        long brokers = T;
        long localOffset = random.nextInt();
        long newest = T - random.nextInt(3_600_000);
        long before = Long.MIN_VALUE;
        for (int reading = 0; reading < 5_000; reading++) {
            brokers += random.nextInt(2_000);
            if (random.nextInt(30) == 0) {
                newest = Math.max(newest, brokers - random.nextInt(600_000));
            }
            long now = clock.read(newest, brokers + localOffset);
            assertThat(now).isBetween(Math.max(newest, before), brokers);
            before = now;
        }
    }
}
