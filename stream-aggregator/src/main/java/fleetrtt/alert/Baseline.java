package fleetrtt.alert;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.WindowSize;

/**
 * What is usual for a subject: its samples per log2 slot, each decayed by its age; 29 floats, and
 * their sum. It learns window by
 * window, and what it has learned fades while the subject is silent, but not while it is frozen. Not thread-safe.
 */
final class Baseline {
    /** Of its weight that may be lost in a crash, so that not every window is written. */
    private static final double UNWRITTEN = 1.0 / 16;

    /** Of its time that may be lost likewise, so that a young one is not written with every window. */
    private static final long UNWRITTEN_MILLIS = 5 * WindowSize.ONE_MINUTE.millis();

    /** A fair number of samples in all for the whole numbers of a histogram. */
    private static final double SCALE = 1 << 30;

    private final long halfLifeMillis;
    private final float[] weights;
    private double sumMicros;
    private float historyMillis;
    private long atMillis;
    private float unwritten;
    private long unwrittenMillis;

    private Baseline(long halfLifeMillis, float[] weights, double sumMicros, float historyMillis, long atMillis) {
        this.halfLifeMillis = halfLifeMillis;
        this.weights = weights;
        this.sumMicros = sumMicros;
        this.historyMillis = historyMillis;
        this.atMillis = atMillis;
    }

    static Baseline empty(long halfLifeMillis) {
        return new Baseline(halfLifeMillis, new float[Log2Slots.COUNT], 0, 0, Long.MIN_VALUE);
    }

    /** As it was kept; the array is taken over. */
    static Baseline of(long halfLifeMillis, float[] weights, double sumMicros, float historyMillis, long atMillis) {
        return new Baseline(halfLifeMillis, weights, sumMicros, historyMillis, atMillis);
    }

    /** Takes the samples of a window that begins no earlier than the last one ended. */
    void learn(RttHistogram rtt, long lengthMillis, long endMillis) {
        float kept = kept(endMillis);
        float learned = 0;
        Log2Histogram slots = rtt.slots();
        for (int slot = 0; slot < weights.length; slot++) {
            float count = slots.count(slot);
            weights[slot] = weights[slot] * kept + count;
            learned += count;
        }
        sumMicros = sumMicros * kept + rtt.sumMicros();
        historyMillis = historyMillis * kept + lengthMillis;
        unwritten = unwritten * kept + learned;
        unwrittenMillis += lengthMillis;
        atMillis = endMillis;
    }

    /** Lets time pass without fading. */
    void freeze(long endMillis) {
        atMillis = Math.max(atMillis, endMillis);
    }

    private float kept(long millis) {
        return millis <= atMillis || atMillis == Long.MIN_VALUE
                ? 1
                : (float) Math.pow(2, (double) (atMillis - millis) / halfLifeMillis);
    }

    /** Time learned, decayed as of the last window, in milliseconds. */
    float historyMillis() {
        return historyMillis;
    }

    /** The same as of an instant, when nothing is learned until then. */
    double historyMillisAt(long millis) {
        return historyMillis * kept(millis);
    }

    boolean isEmpty() {
        return total() == 0;
    }

    private double total() {
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        return total;
    }

    /** The same distribution in whole numbers; anew at each call. */
    Log2Histogram histogram() {
        double scale = SCALE / total();
        long[] counts = new long[weights.length];
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = Math.round(weights[slot] * scale);
        }
        return Log2Histogram.ofCounts(0, counts);
    }

    /** Sum of the decayed samples. */
    double sumMicros() {
        return sumMicros;
    }

    /** Exact mean of the decayed samples; no number while there is none. */
    double meanMicros() {
        return sumMicros / total();
    }

    /** Whether so much was learned since {@link #written} that it should be kept. */
    boolean isWorthWriting() {
        return unwrittenMillis >= UNWRITTEN_MILLIS && unwritten >= UNWRITTEN * total();
    }

    void written() {
        unwritten = 0;
        unwrittenMillis = 0;
    }

    long atMillis() {
        return atMillis;
    }

    long halfLifeMillis() {
        return halfLifeMillis;
    }

    /** Weights per slot, a copy. */
    float[] weights() {
        return weights.clone();
    }
}
