package fleetrtt.histogram;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Smoothed RTT of some set of samples: where they fell, what they add up to, and the least RTT the kernel ever
 * measured on their sockets.
 *
 * <p>{@link #plus} is commutative and associative with {@link #empty} neutral.
 *
 * @param slots samples per log2 slot of microseconds
 * @param sumMicros sum of the samples in µs
 * @param minRttMicros least of the sockets' kernel min-RTT ({@code tcp_sock.rtt_min}) in µs; empty when none had one
 */
public record RttHistogram(Log2Histogram slots, long sumMicros, OptionalLong minRttMicros) {
    private static final RttHistogram EMPTY = new RttHistogram(Log2Histogram.empty(), 0, OptionalLong.empty());

    public RttHistogram {
        Objects.requireNonNull(slots);
        if (sumMicros < 0) {
            throw new IllegalArgumentException("sum " + sumMicros + " µs is negative");
        }
    }

    /** No samples. */
    public static RttHistogram empty() {
        return EMPTY;
    }

    /**
     * Both sets of samples together.
     *
     * @throws ArithmeticException when a count or the sum exceeds a long
     */
    public RttHistogram plus(RttHistogram other) {
        return new RttHistogram(
                slots.plus(other.slots),
                Math.addExact(sumMicros, other.sumMicros),
                least(minRttMicros, other.minRttMicros));
    }

    /** Number of samples. */
    public long samples() {
        return slots.total();
    }

    /**
     * Exact mean in µs.
     *
     * @throws IllegalArgumentException when there is no sample
     */
    public double meanMicros() {
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("the histogram holds no sample");
        }
        return (double) sumMicros / slots.total();
    }

    private static OptionalLong least(OptionalLong left, OptionalLong right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isPresent() ? left : right;
        }
        return left.getAsLong() <= right.getAsLong() ? left : right;
    }
}
