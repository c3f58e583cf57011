package fleetrtt.system.faults;

/**
 * How much a row does, and by which chance. Builds do a little of every row, always the same; so does {@code fleetrtt
 * faults}, row by row. {@code -Dfleetrtt.long=true} and {@code -Dfleetrtt.seed=<number>} change that.
 */
public final class Effort {
    private static final long SEED = 20_261_126;

    private Effort() {}

    /** Of all that looks like chance in this run. */
    public static long seed() {
        return Long.getLong("fleetrtt.seed", SEED);
    }

    /** Whether more is to be done than in builds. */
    public static boolean isLong() {
        return Boolean.getBoolean("fleetrtt.long");
    }

    /** So many times in a build, and so many in a long run. */
    public static int times(int inBuilds, int inLongRuns) {
        return isLong() ? inLongRuns : inBuilds;
    }
}
