package fleetrtt.localise;

import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;

/**
 * The middle of a histogram of RTT, in log2 of µs: the mean of the slots, corrected by the exact sum. Where all samples
 * are in one slot it is exactly the log2 of their mean, so a slowdown that stays within a slot shows; where a few are far
 * out, the sum corrects by half a slot at most in either direction, so they hardly move it.
 *
 * <p>Law: of samples all of which are twice as large it is greater by one.
 */
public final class Log2Centre {
    private static final double LN_2 = Math.log(2);
    /** Mean of a slot's values in µs when they are spread evenly over the logarithm. */
    private static final double[] MEANS = new double[Log2Slots.COUNT];
    /** Its log2, above the slot's number. */
    private static final double MEAN_LOG2 = -Math.log(LN_2) / LN_2;

    static {
        for (int slot = 0; slot < MEANS.length; slot++) {
            MEANS[slot] = Math.pow(2, slot) / LN_2;
        }
    }

    private Log2Centre() {}

    /** Of a histogram with samples. */
    public static double of(RttHistogram rtt) {
        long[] counts = new long[Log2Slots.COUNT];
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = rtt.slots().count(slot);
        }
        return of(counts, 0, counts.length - 1, rtt.sumMicros());
    }

    /** The same of the slots from first to last, both inclusive; not a number when they hold no sample. */
    public static double of(long[] counts, int first, int last, long sumMicros) {
        double samples = 0;
        double slots = 0;
        double expected = 0;
        for (int slot = first; slot <= last; slot++) {
            double count = counts[slot];
            samples += count;
            slots += count * slot;
            expected += count * MEANS[slot];
        }
        // Samples of less than a µs add up to nothing.
        double correction = Math.max((double) sumMicros, expected / 2) / expected;
        return slots / samples + MEAN_LOG2 + Log2.of(correction);
    }
}
