package fleetrtt.devstack.simulate;

import fleetrtt.address.IpAddress;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.util.OptionalLong;
import java.util.Random;

/**
 * RTT of one host to one peer: a distance of their own, 0.2 to 50 ms, and above it queueing that is lognormal. The
 * same seed, host, peer and interval give the same histogram.
 */
record RttModel(long seed, Slowdown slowdown) {
    private static final int LEAST_SAMPLES = 5;
    private static final int MOST_SAMPLES = 120;

    RttHistogram sample(String host, IpAddress peer, Interval interval) {
        double distance = distanceMicros(host, peer);
        double factor = slowdown.factor(peer, interval.startMillis());
        Random random = new Random(mix(seed, host.hashCode(), peer.hashCode()) ^ interval.startMillis());
        long[] values = new long[random.nextInt(LEAST_SAMPLES, MOST_SAMPLES)];
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            double queueing = 0.15 * distance * Math.exp(0.8 * random.nextGaussian());
            values[i] = Math.min(Log2Slots.MAX_VALUE, Math.round((distance + queueing) * factor));
            sum += values[i];
        }
        return new RttHistogram(Log2Histogram.ofValues(values), sum, OptionalLong.of(Math.round(distance)));
    }

    private double distanceMicros(String host, IpAddress peer) {
        double share = new Random(mix(seed, peer.hashCode(), 0)).nextDouble();
        double near = new Random(mix(seed, host.hashCode(), peer.hashCode())).nextDouble(0.8, 1.25);
        return 200 * Math.pow(250, share) * near;
    }

    private static long mix(long seed, int left, int right) {
        long mixed = (seed * 31 + left) * 0x9E3779B97F4A7C15L + right;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }
}
