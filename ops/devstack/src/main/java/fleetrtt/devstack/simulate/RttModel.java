package fleetrtt.devstack.simulate;

import fleetrtt.histogram.Log2Slots;
import java.util.Random;

/**
 * RTT of one host to one peer: a distance of their own, 0.2 to 50 ms, and above it queueing that is lognormal. Immutable.
 */
final class RttModel {
    private static final int FACTOR_BITS = 10;
    private static final int FACTORS = 1 << FACTOR_BITS;
    private static final int FACTORS_PER_DRAW = Long.SIZE / FACTOR_BITS;

    private static final double LEAST_MICROS = 200;
    private static final double FARTHEST_TO_NEAREST = 250;
    private static final double QUEUEING = 0.15;
    private static final double QUEUEING_SIGMA = 0.8;

    private static final double LEAST_FRESH = 0.1;

    private final long seed;
    /** Draws of queueing time as a share of distance. Drawing from draws spares an exponential per sample. */
    private final double[] queueing = new double[FACTORS];

    RttModel(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        for (int i = 0; i < FACTORS; i++) {
            queueing[i] = QUEUEING * Math.exp(QUEUEING_SIGMA * random.nextGaussian());
        }
    }

    double distanceMicros(int host, int peer) {
        double share = Dice.of(seed, peer, -2).share();
        double near = 0.8 + 0.45 * Dice.of(seed, host, peer).share();
        return LEAST_MICROS * Math.pow(FARTHEST_TO_NEAREST, share) * near;
    }

    /** Of a host's segments from a peer, how many acknowledge data: few where it mostly receives. */
    double freshShare(int host, int peer) {
        return LEAST_FRESH + (1 - LEAST_FRESH) * Dice.of(seed, ~peer, host).share();
    }

    /**
     * Adds samples to a report.
     *
     * @param load by which queueing is longer than on average
     * @param factor by which everything is
     */
    void sample(SimulatedReport into, double distanceMicros, int samples, double load, double factor, Dice dice) {
        int left = samples;
        while (left > 0) {
            long draw = dice.next();
            for (int i = 0; i < FACTORS_PER_DRAW && left > 0; i++, left--) {
                double queued = load * queueing[(int) draw & (FACTORS - 1)];
                into.add(Math.min(Log2Slots.MAX_VALUE, (long) (distanceMicros * (1 + queued) * factor)));
                draw >>>= FACTOR_BITS;
            }
        }
    }
}
