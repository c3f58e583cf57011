package fleetrtt.rules.command;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import java.util.OptionalLong;

/**
 * Round-trip times that follow a log-normal distribution, as those of one path do.
 *
 * @param p50Micros median
 * @param p99Micros 99th percentile, no less than the median
 * @param minRttMicros least RTT of the sockets; empty for none
 */
record Shape(double p50Micros, double p99Micros, OptionalLong minRttMicros) {
    /** The 99th percentile of the normal distribution. */
    private static final double Z99 = 2.326_348;

    /** A histogram of so many samples, the same at each call. */
    RttHistogram samples(long samples) {
        long[] counts = new long[Log2Slots.COUNT];
        long before = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            // Rounding what lies below, and not what lies within, makes them add up.
            long below =
                    slot == counts.length - 1 ? samples : Math.round(samples * shareBelow(Log2Slots.high(slot) + 1.0));
            counts[slot] = below - before;
            before = below;
        }
        return new RttHistogram(Log2Histogram.ofCounts(0, counts), Math.round(samples * mean()), minRttMicros);
    }

    private double sigma() {
        return Math.log(p99Micros / p50Micros) / Z99;
    }

    private double mean() {
        return p50Micros * Math.exp(sigma() * sigma() / 2);
    }

    private double shareBelow(double micros) {
        double distance = Math.log(micros / p50Micros);
        return sigma() == 0 ? distance > 0 ? 1 : 0 : normal(distance / sigma());
    }

    /** The normal distribution up to a point, by Zelen and Severo's approximation (Abramowitz and Stegun, 26.2.17). */
    private static double normal(double z) {
        if (z < 0) {
            return 1 - normal(-z);
        }
        double t = 1 / (1 + 0.231_641_9 * z);
        double series = t
                * (0.319_381_530
                        + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
