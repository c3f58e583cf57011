package fleetrtt.histogram;

import java.util.Arrays;

/**
 * Counts per log2 slot (see {@link Log2Slots}); counts are per slot, not cumulative. Immutable.
 *
 * <p>Laws: {@link #plus} is commutative and associative and {@link #empty} is its neutral element; the total of
 * a sum is the sum of the totals; a quantile's estimate lies within its bounds and never falls as q rises;
 * {@code h.shiftFrom(h) == 0} and {@code a.shiftFrom(b) == −b.shiftFrom(a)}.
 */
public final class Log2Histogram {
    private static final Log2Histogram EMPTY = new Log2Histogram(new long[Log2Slots.COUNT]);

    private final long[] counts;
    private final long total;

    private Log2Histogram(long[] owned) {
        counts = owned;
        long sum = 0;
        for (long count : owned) {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is negative");
            }
            sum = Math.addExact(sum, count);
        }
        total = sum;
    }

    /** No samples. */
    public static Log2Histogram empty() {
        return EMPTY;
    }

    /**
     * From the counts of consecutive slots.
     *
     * @param firstSlot slot of {@code counts[0]}
     * @throws IllegalArgumentException when a count is negative or a slot beyond the last
     * @throws ArithmeticException when the total exceeds a long
     */
    public static Log2Histogram ofCounts(int firstSlot, long... counts) {
        if (firstSlot < 0 || firstSlot + counts.length > Log2Slots.COUNT) {
            throw new IllegalArgumentException("slots " + firstSlot + " to " + (firstSlot + counts.length - 1)
                    + " do not lie within 0 to " + (Log2Slots.COUNT - 1));
        }
        long[] all = new long[Log2Slots.COUNT];
        System.arraycopy(counts, 0, all, firstSlot, counts.length);
        return new Log2Histogram(all);
    }

    /** One sample for each value; see {@link Log2Slots#of}. */
    public static Log2Histogram ofValues(long... values) {
        long[] counts = new long[Log2Slots.COUNT];
        for (long value : values) {
            counts[Log2Slots.of(value)]++;
        }
        return new Log2Histogram(counts);
    }

    /**
     * Both histograms' samples together.
     *
     * @throws ArithmeticException when a count or the total exceeds a long
     */
    public Log2Histogram plus(Log2Histogram other) {
        long[] sum = counts.clone();
        for (int slot = 0; slot < sum.length; slot++) {
            sum[slot] = Math.addExact(sum[slot], other.counts[slot]);
        }
        return new Log2Histogram(sum);
    }

    /** Samples in one slot. */
    public long count(int slot) {
        return counts[slot];
    }

    /** Samples in all slots. */
    public long total() {
        return total;
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** Lowest slot that holds a sample; 0 when there is none. */
    public int firstSlot() {
        int slot = 0;
        while (slot < counts.length && counts[slot] == 0) {
            slot++;
        }
        return slot == counts.length ? 0 : slot;
    }

    /** Highest slot that holds a sample; −1 when there is none. */
    public int lastSlot() {
        int slot = counts.length - 1;
        while (slot >= 0 && counts[slot] == 0) {
            slot--;
        }
        return slot;
    }

    /** Counts from {@link #firstSlot} to {@link #lastSlot}, a copy; empty when there is no sample. */
    public long[] trimmedCounts() {
        return Arrays.copyOfRange(counts, firstSlot(), Math.max(firstSlot(), lastSlot() + 1));
    }

    /**
     * The slot's range in which the q-quantile lies: that of the sample with rank ⌈q · total⌉ (1 at least).
     *
     * @throws IllegalArgumentException when q is not within 0 … 1 or there is no sample
     */
    public SlotBounds quantileBounds(double q) {
        return SlotBounds.ofSlot(slotOfRank(rank(q)));
    }

    /**
     * The q-quantile, by log-linear interpolation within its slot: the middle of the rank among the slot's samples
     * moves the estimate geometrically from the slot's low to its high end.
     *
     * @throws IllegalArgumentException when q is not within 0 … 1 or there is no sample
     */
    public double quantile(double q) {
        double rank = rank(q);
        int slot = slotOfRank(rank);
        double share = (rank - 0.5 - below(slot)) / counts[slot];
        double low = Math.max(1, Log2Slots.low(slot));
        return slot == 0 ? share : low * Math.pow(Log2Slots.high(slot) / low, share);
    }

    /**
     * By how many powers of two this histogram lies above the baseline: the difference of the mean slots, which
     * is the signed earth mover's distance between the two when one dominates the other. +1 is twice as slow.
     *
     * @throws IllegalArgumentException when either holds no sample
     */
    public double shiftFrom(Log2Histogram baseline) {
        return meanSlot() - baseline.meanSlot();
    }

    private double meanSlot() {
        requireSamples();
        double weighted = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            weighted += (double) slot * counts[slot];
        }
        return weighted / total;
    }

    private double rank(double q) {
        requireSamples();
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile " + q + " does not lie within 0 to 1");
        }
        return Math.max(1, Math.ceil(q * total));
    }

    private void requireSamples() {
        if (isEmpty()) {
            throw new IllegalArgumentException("the histogram holds no sample");
        }
    }

    private int slotOfRank(double rank) {
        long cumulative = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            cumulative += counts[slot];
            if (counts[slot] > 0 && cumulative >= rank) {
                return slot;
            }
        }
        return lastSlot();
    }

    private long below(int slot) {
        long cumulative = 0;
        for (int lower = 0; lower < slot; lower++) {
            cumulative += counts[lower];
        }
        return cumulative;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Log2Histogram other && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Log2Histogram" + Arrays.toString(counts);
    }
}
