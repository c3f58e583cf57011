package fleetrtt.wire;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Between {@link RttHistogram} and the five fields in which every record carries one. */
public final class WireHistograms {
    private WireHistograms() {}

    /**
     * From the fields of a decoded record.
     *
     * @throws IllegalArgumentException when a slot does not exist a number is negative, or more are fresh than
     *     there are
     * @throws ArithmeticException when the total exceeds a long
     */
    public static RttHistogram read(
            int firstSlot, List<Long> counts, long sumMicros, @Nullable Long minRttMicros, long fresh) {
        long[] slots = counts.stream().mapToLong(Long::longValue).toArray();
        return new RttHistogram(
                Log2Histogram.ofCounts(firstSlot, slots),
                sumMicros,
                minRttMicros == null ? OptionalLong.empty() : OptionalLong.of(minRttMicros),
                fresh);
    }

    /** Counts from the first slot that holds a sample to the last. */
    public static List<Long> counts(Log2Histogram slots) {
        return Arrays.stream(slots.trimmedCounts()).boxed().toList();
    }

    public static @Nullable Long minRtt(OptionalLong micros) {
        return micros.isPresent() ? micros.getAsLong() : null;
    }
}
