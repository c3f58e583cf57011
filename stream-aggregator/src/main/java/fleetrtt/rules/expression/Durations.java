package fleetrtt.rules.expression;

import java.time.Duration;

/**
 * Arithmetic of durations that CEL lacks, in whole nanoseconds. No result exceeds 2^53 ns (104 days), so none ever
 * overflows when added up.
 */
final class Durations {
    private static final long MOST = 1L << 53;

    private Durations() {}

    /** @throws ArithmeticException when the product is no duration of at most 104 days */
    static long times(long nanos, double factor) {
        return bounded(Math.rint(nanos * factor));
    }

    /** @throws ArithmeticException likewise */
    static long dividedBy(long nanos, double divisor) {
        return bounded(Math.rint(nanos / divisor));
    }

    /** How many times the divisor fits; no number when both are 0, infinite when only the divisor is. */
    static double ratio(long nanos, long divisor) {
        return (double) nanos / divisor;
    }

    private static long bounded(double nanos) {
        if (!(Math.abs(nanos) <= MOST)) {
            throw new ArithmeticException("a duration of " + nanos + " ns is out of range");
        }
        return (long) nanos;
    }

    /** Whether closures may work with it: nothing that is measured here comes near the bound. */
    static boolean isInRange(Duration duration) {
        return Math.abs(duration.toSeconds()) < MOST / 1_000_000_000;
    }
}
