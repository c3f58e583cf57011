package fleetrtt.localise;

import java.util.Arrays;

/**
 * The weighted median of many values and its standard error, by counting into bins: no sorting, nothing allocated. Within
 * its bin the median is the mean of the bin's values, so it is exact where they agree. Weighted medians as effects are
 * Tukey's ("Exploratory Data Analysis", 1977); that a median's standard error is 1.25 times a mean's holds for normal
 * errors. Not thread-safe.
 */
final class Effect {
    private static final double LEAST = -4;
    private static final double PER_UNIT = 32;
    private static final int BINS = 640;

    /** Of a normal distribution: standard deviation by median of absolute deviations. */
    private static final double BY_DEVIATION = 1.4826;

    private static final double BY_MEDIAN = 1.2533;

    private final double[] weights = new double[BINS];
    private final double[] sums = new double[BINS];
    private double total;
    private int count;

    Effect clear() {
        Arrays.fill(weights, 0);
        Arrays.fill(sums, 0);
        total = 0;
        count = 0;
        return this;
    }

    void add(double value, double weight) {
        int bin = (int) Math.max(0, Math.min(BINS - 1, (value - LEAST) * PER_UNIT));
        weights[bin] += weight;
        sums[bin] += weight * value;
        total += weight;
        count++;
    }

    int count() {
        return count;
    }

    /** Not a number when there is none. */
    double median() {
        double below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += weights[bin];
            if (below >= total / 2 && weights[bin] > 0) {
                return sums[bin] / weights[bin];
            }
        }
        return Double.NaN;
    }

    /** Standard error of the median, from the scatter of the values about it, to half a bin. */
    double error(double median) {
        double within = 0;
        int middle = (int) Math.max(0, Math.min(BINS - 1, (median - LEAST) * PER_UNIT));
        int width = 0;
        for (; width < BINS && within < total / 2; width++) {
            within += weight(middle + width) + (width == 0 ? 0 : weight(middle - width));
        }
        return BY_MEDIAN * BY_DEVIATION * Math.max(0.5, width - 0.5) / PER_UNIT / Math.sqrt(Math.max(1, count));
    }

    private double weight(int bin) {
        return bin >= 0 && bin < BINS ? weights[bin] : 0;
    }
}
