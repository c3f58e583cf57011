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
 * @param fresh of the samples, segments that acknowledged new data, each of which brings the kernel a new measurement;
 *     all others repeat the estimate as it was
 */
public record RttHistogram(Log2Histogram slots, long sumMicros, OptionalLong minRttMicros, long fresh) {
    private static final RttHistogram EMPTY = new RttHistogram(Log2Histogram.empty(), 0, OptionalLong.empty());

    public RttHistogram {
        Objects.requireNonNull(slots);
        if (sumMicros < 0) {
            throw new IllegalArgumentException("sum " + sumMicros + " µs is negative");
        }
        if (fresh < 0 || fresh > slots.total()) {
            throw new IllegalArgumentException(fresh + " of " + slots.total() + " samples cannot be fresh");
        }
    }

    /** Of samples none of which is known to be fresh. */
    public RttHistogram(Log2Histogram slots, long sumMicros, OptionalLong minRttMicros) {
        this(slots, sumMicros, minRttMicros, 0);
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
                least(minRttMicros, other.minRttMicros),
                Math.addExact(fresh, other.fresh));
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
