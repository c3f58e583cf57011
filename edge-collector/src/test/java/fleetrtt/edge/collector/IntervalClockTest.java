package fleetrtt.edge.collector;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalClockTest {
    private static final long TEN = 10_000;
    private static final long HOUR = 3_600_000;

    private long wall = 1_800_000_003_000L;
    private long nanos = 77;
    private final IntervalClock clock = new IntervalClock(() -> wall, () -> nanos, Duration.ofMillis(TEN));

    private void pass(long millis) {
        wall += millis;
        nanos += millis * 1_000_000;
    }

    private Interval atNextBoundary() {
        pass(clock.untilBoundary().toMillis() + 3);
        return clock.cutAtBoundary().orElseThrow();
    }

    @Test
    void theFirstIntervalIsShortAndTheNextFollowWithoutGap() {
        assertThat(atNextBoundary()).isEqualTo(new Interval(1_800_000_003_000L, 7_000));
        assertThat(atNextBoundary()).isEqualTo(new Interval(1_800_000_010_000L, TEN));
        assertThat(atNextBoundary()).isEqualTo(new Interval(1_800_000_020_000L, TEN));
    }

    @Test
    void aMissedBoundaryMakesALongerIntervalAndNoGap() {
        atNextBoundary();
        pass(25_000);
        assertThat(clock.cutAtBoundary()).contains(new Interval(1_800_000_010_000L, 20_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR, -HOUR, 365 * 24 * HOUR, -365 * 24 * HOUR, 33_333_333, -33_333_333})
    void afterAJumpAnIntervalHasTheNewTimeAndTheTrueLength(long jump) {
        atNextBoundary();
        wall += jump;
        pass(clock.untilBoundary().toMillis() + 1);
        Interval interval = clock.cutAtBoundary().orElseThrow();
        assertThat(interval.lengthMillis()).isEqualTo(TEN);
        assertThat(interval.endMillis()).isEqualTo(wall - 1);
        assertThat(atNextBoundary()).isEqualTo(new Interval(interval.endMillis(), TEN));
    }

    @Test
    void aSmallStepBackWaitsForTheNextBoundary() {
        atNextBoundary();
        pass(TEN);
        wall -= 3_100;
        assertThat(clock.cutAtBoundary()).isEmpty();
        assertThat(atNextBoundary()).isEqualTo(new Interval(1_800_000_010_000L, TEN));
    }

    @Test
    void theLastIntervalEndsNow() {
        atNextBoundary();
        pass(1_234);
        assertThat(clock.cutNow().lengthMillis()).isEqualTo(1_237);
        assertThat(clock.cutNow().lengthMillis()).isPositive();
    }

    @Test
    void whateverTheClockDoesAnIntervalOfOneLengthFitsABaseWindow() {
        long seed = Long.getLong("fleetrtt.seed", 1);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            pass(clock.untilBoundary().toMillis() + random.nextInt(20));
            if (random.nextInt(5) == 0) {
                wall += random.nextLong(-HOUR, HOUR);
            }
            clock.cutAtBoundary()
                    .filter(interval -> interval.lengthMillis() <= TEN)
                    .ifPresent(interval -> assertThat(WindowSize.finestHolding(interval))
                            .as("seed %d, %s", seed, interval)
                            .contains(WindowSize.TEN_SECONDS));
        }
    }
}
