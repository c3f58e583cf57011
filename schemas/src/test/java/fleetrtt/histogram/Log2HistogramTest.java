package fleetrtt.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Log2HistogramTest {
    /** Seeds of the random inputs; a failing one is in the test's display name. */
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergeOfShuffledHistogramsIsTheSame(long seed) {
        Random random = new Random(seed);
        List<Log2Histogram> parts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            parts.add(random(random));
        }
        Log2Histogram sum = sum(parts);
        Collections.shuffle(parts, random);
        assertThat(sum(parts)).isEqualTo(sum).hasSameHashCodeAs(sum);
        assertThat(sum.total())
                .isEqualTo(parts.stream().mapToLong(Log2Histogram::total).sum());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergeIsAssociativeAndCommutativeWithEmptyNeutral(long seed) {
        Random random = new Random(seed);
        Log2Histogram a = random(random);
        Log2Histogram b = random(random);
        Log2Histogram c = random(random);
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(Log2Histogram.empty())).isEqualTo(a);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trueQuantilesLieWithinTheBoundsAndSoDoesTheEstimate(long seed) {
        Random random = new Random(seed);
        long[] values = random.longs(1 + random.nextInt(500), 0, 1L << (1 + random.nextInt(28)))
                .sorted()
                .toArray();
        Log2Histogram histogram = Log2Histogram.ofValues(values);
        for (double q : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.99, 1}) {
            long exact = values[(int) Math.max(1, Math.ceil(q * values.length)) - 1];
            SlotBounds bounds = histogram.quantileBounds(q);
            assertThat(exact).isBetween(bounds.low(), bounds.high());
            assertThat(histogram.quantile(q)).isBetween((double) bounds.low(), (double) bounds.high());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void estimateNeverFallsAsQRises(long seed) {
        Log2Histogram histogram = random(new Random(seed)).plus(Log2Histogram.ofValues(5));
        double last = 0;
        for (double q = 0; q <= 1; q += 0.001) {
            assertThat(histogram.quantile(q)).isGreaterThanOrEqualTo(last);
            last = histogram.quantile(q);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shiftIsAntisymmetricAndZeroAgainstItself(long seed) {
        Random random = new Random(seed);
        Log2Histogram a = random(random).plus(Log2Histogram.ofValues(1));
        Log2Histogram b = random(random).plus(Log2Histogram.ofValues(1));
        assertThat(a.shiftFrom(a)).isZero();
        assertThat(a.shiftFrom(b)).isCloseTo(-b.shiftFrom(a), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trimmedCountsRebuildTheHistogram(long seed) {
        Log2Histogram histogram = random(new Random(seed));
        assertThat(Log2Histogram.ofCounts(histogram.firstSlot(), histogram.trimmedCounts()))
                .isEqualTo(histogram);
    }

    @Test
    void twiceAsSlowIsAShiftOfOne() {
        Log2Histogram before = Log2Histogram.ofCounts(5, 10, 80, 10);
        Log2Histogram after = Log2Histogram.ofCounts(6, 10, 80, 10);
        assertThat(after.shiftFrom(before)).isCloseTo(1, within(1e-9));
    }

    @Test
    void slotsHoldTheirEndsAndMeetWithoutGap() {
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            assertThat(Log2Slots.of(Log2Slots.low(slot))).isEqualTo(slot);
            assertThat(Log2Slots.of(Log2Slots.high(slot))).isEqualTo(slot);
            assertThat(slot == 0 ? 0 : Log2Slots.high(slot - 1) + 1).isEqualTo(Log2Slots.low(slot));
        }
        assertThat(Log2Slots.high(Log2Slots.COUNT - 1)).isEqualTo(Log2Slots.MAX_VALUE);
    }

    @Test
    void whatHasNoSlotIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Log2Slots.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Log2Slots.of(1L << 29));
        assertThatIllegalArgumentException().isThrownBy(() -> Log2Histogram.ofCounts(28, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Log2Histogram.ofCounts(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Log2Histogram.ofCounts(0, -1));
    }

    @Test
    void countsThatExceedALongAreRefusedAndDoNotWrap() {
        assertThatThrownBy(() -> Log2Histogram.ofCounts(0, Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        Log2Histogram full = Log2Histogram.ofCounts(0, Long.MAX_VALUE);
        assertThatThrownBy(() -> full.plus(full)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anEmptyHistogramHasNoQuantile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Log2Histogram.empty().quantile(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Log2Histogram.ofValues(1).quantile(1.01));
    }

    @Test
    void arraysAreCopiedInAndOut() {
        long[] counts = {1, 2, 3};
        Log2Histogram histogram = Log2Histogram.ofCounts(3, counts);
        Arrays.fill(counts, 9);
        Arrays.fill(histogram.trimmedCounts(), 9);
        assertThat(histogram).isEqualTo(Log2Histogram.ofCounts(3, 1, 2, 3));
    }

    private static Log2Histogram random(Random random) {
        long[] counts = new long[random.nextInt(Log2Slots.COUNT + 1)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextBoolean() ? 0 : random.nextLong(1L << random.nextInt(1, 40));
        }
        return Log2Histogram.ofCounts(random.nextInt(Log2Slots.COUNT + 1 - counts.length), counts);
    }

    private static Log2Histogram sum(List<Log2Histogram> parts) {
        return parts.stream().reduce(Log2Histogram.empty(), Log2Histogram::plus);
    }
}
