package fleetrtt.localise;

/**
 * How badly a value fits: minus the log-likelihood of Student's t. Near zero that is half the square, far out it grows with
 * the logarithm, so that no single cell outvotes many. Lange, Little, Taylor, "Robust statistical modeling using the t
 * distribution", JASA 84 (1989).
 */
final class Misfit {
    private static final double FREEDOM = 6;

    private Misfit() {}

    /** @param errors distance in standard errors */
    static double of(double errors) {
        return (FREEDOM + 1) / 2 * Math.log1p(errors * errors / FREEDOM);
    }
}
