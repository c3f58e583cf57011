package fleetrtt.devstack.simulate;

/**
 * How RTT to a peer wanders though nothing is wrong, seen alike by all hosts: drift within bounds from one ten minutes
 * to the next, jitter from one interval to the next, and short spikes. It only ever adds to RTT, by which it is above
 * the least. A pure function of seed, peer and time.
 *
 * @param drift by which RTT is longer for minutes, on average; triangular from 0 to twice as much
 * @param jitter the same from interval to interval
 * @param spikes per peer and day on average, at most one in six minutes, of 10 to 60 s, with RTT 1.5 to 6 times as long
 */
public record Noise(double drift, double jitter, double spikes) {
    private static final long DRIFT_MILLIS = 600_000;
    private static final long SPIKE_MILLIS = 360_000;
    private static final double SPIKE_SPANS_A_DAY = 86_400_000.0 / SPIKE_MILLIS;
    private static final double LEAST_SPIKE = 1.5;
    private static final double MOST_TO_LEAST_SPIKE = 4;
    private static final long DRIFTING = 1L << 60;
    private static final long SPIKING = 2L << 60;
    private static final long JITTERING = 3L << 60;

    public Noise {
        if (!(drift >= 0 && drift < 1 && jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("drift " + drift + " and jitter " + jitter + " are not within 0 to 1");
        }
        if (!(spikes >= 0 && spikes <= SPIKE_SPANS_A_DAY)) {
            throw new IllegalArgumentException("spikes a day " + spikes + " are not within 0 to " + SPIKE_SPANS_A_DAY);
        }
    }

    public static Noise none() {
        return new Noise(0, 0, 0);
    }

    /** A fifth of drift, a tenth of jitter, four spikes a day. */
    public static Noise lifelike() {
        return new Noise(0.2, 0.1, 4);
    }

    /** By which RTT to a peer is longer in the interval that starts at an instant; 1 at least. */
    double factor(long seed, int peer, long millis) {
        double factor = 1;
        if (drift > 0) {
            long span = Math.floorDiv(millis, DRIFT_MILLIS);
            double share = (double) Math.floorMod(millis, DRIFT_MILLIS) / DRIFT_MILLIS;
            double now = wander(seed, peer, DRIFTING + span);
            factor *= 1 + drift * ((1 - share) * now + share * wander(seed, peer, DRIFTING + span + 1));
        }
        if (jitter > 0) {
            factor *= 1 + jitter * wander(seed, peer, JITTERING + millis);
        }
        return spikes > 0 ? factor * spike(seed, peer, millis) : factor;
    }

    /** 0 to 2, most often near 1. */
    private static double wander(long seed, int peer, long when) {
        Dice dice = Dice.of(seed, peer, when);
        return dice.share() + dice.share();
    }

    private double spike(long seed, int peer, long millis) {
        Dice dice = Dice.of(seed, peer, SPIKING + Math.floorDiv(millis, SPIKE_MILLIS));
        if (dice.share() >= spikes / SPIKE_SPANS_A_DAY) {
            return 1;
        }
        long length = 10_000L * (1 + dice.below(6));
        long from = 10_000L * dice.below((int) ((SPIKE_MILLIS - length) / 10_000));
        long at = Math.floorMod(millis, SPIKE_MILLIS);
        return at >= from && at < from + length ? LEAST_SPIKE * Math.pow(MOST_TO_LEAST_SPIKE, dice.share()) : 1;
    }
}
