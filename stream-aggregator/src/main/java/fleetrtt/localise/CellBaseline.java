package fleetrtt.localise;

/**
 * What is ordinary between one host and one peer: the decayed mean and variance of the {@link Log2Centre} of its
 * windows; in 8 bytes at rest, in 4 when packed. A window that is far off moves the mean by a standard deviation's share
 * only, so a fault is not learned within hours, and a new route within a day or two. Not thread-safe.
 */
public final class CellBaseline {
    /** Windows before it says anything. */
    public static final int KNOWN = 5;

    /** Windows that count fully: with minutes it forgets half in some forty. */
    private static final int MEMORY = 60;

    /** Standard deviations beyond which a window is not ordinary. */
    private static final double FAR = 3;

    /** Standard deviation assumed at first, and its weight in windows. */
    private static final double FIRST_SPREAD = 0.15;

    private static final double FIRST_WEIGHT = 2;

    /** Of one measurement of RTT, in log2. */
    private static final double MEASUREMENT = 0.4;

    /** No cell is known better than this. */
    private static final double LEAST_ERROR = 0.03;

    private static final double MEAN_STEP = 1.0 / 2048;
    private static final double SPREAD_STEPS = 16;
    private static final double LEAST_SPREAD_LOG2 = -8;
    private static final long VARIANCE_BITS = 0xFFFFFF00L;

    /** Of which nothing is known, as {@link #bits}. */
    public static final long UNLEARNED = new CellBaseline().bits();

    private float mean;
    private float variance = (float) (FIRST_SPREAD * FIRST_SPREAD);
    private int windows;

    public CellBaseline() {}

    /** What {@link #packed} gave. */
    public static CellBaseline of(int packed) {
        CellBaseline baseline = new CellBaseline();
        baseline.mean = (float) ((packed >>> 16) * MEAN_STEP);
        double spread = Math.pow(2, ((packed >>> 8) & 0xFF) / SPREAD_STEPS + LEAST_SPREAD_LOG2);
        baseline.variance = (float) (spread * spread);
        baseline.windows = packed & 0xFF;
        return baseline;
    }

    /** To steps of 1/2048 in the mean and of 4 % in the spread. */
    public int packed() {
        double spreadLog2 = Log2.of(Math.max(variance, Float.MIN_NORMAL)) / 2;
        long spread = Math.round((spreadLog2 - LEAST_SPREAD_LOG2) * SPREAD_STEPS);
        return (int) Math.max(0, Math.round(mean / MEAN_STEP)) << 16
                | (int) Math.max(0, Math.min(0xFF, spread)) << 8
                | Math.min(windows, MEMORY);
    }

    /** All of it but the variance's last bits: mean, variance to 16 bits of its fraction, number of windows. */
    public long bits() {
        return (long) Float.floatToRawIntBits(mean) << Integer.SIZE
                | (Float.floatToRawIntBits(variance) & VARIANCE_BITS)
                | windows;
    }

    /** Becomes the one that gave {@link #bits}. */
    public CellBaseline set(long bits) {
        mean = Float.intBitsToFloat((int) (bits >>> Integer.SIZE));
        variance = Float.intBitsToFloat((int) (bits & VARIANCE_BITS));
        windows = (int) bits & 0xFF;
        return this;
    }

    public boolean isKnown() {
        return windows >= KNOWN;
    }

    /** By how much a window's centre is above what is ordinary: 1 is twice as slow. */
    public double shift(double centre) {
        return centre - mean;
    }

    /**
     * Standard deviation of a shift when nothing has changed.
     *
     * @param fresh measurements of RTT in the window, at least one
     */
    public double error(long fresh) {
        return Math.sqrt(
                variance * (1 + 1.0 / windows) + MEASUREMENT * MEASUREMENT / fresh + LEAST_ERROR * LEAST_ERROR);
    }

    /** Takes a window, also one that was not ordinary. */
    public void learn(double centre) {
        if (windows == 0) {
            windows = 1;
            mean = (float) centre;
            return;
        }
        double off = centre - mean;
        double spread = Math.max(Math.sqrt(variance), LEAST_ERROR);
        boolean isFar = isKnown() && Math.abs(off) > FAR * spread;
        windows = Math.min(windows + 1, MEMORY);
        if (isFar) {
            mean += (float) (Math.copySign(spread, off) / windows);
        } else {
            mean += (float) (off / windows);
            variance += (float) ((off * off - variance) / (windows + FIRST_WEIGHT));
        }
    }
}
