package fleetrtt.edge.kernel;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.OptionalLong;

/**
 * What was sampled of one address between two drains.
 *
 * <p>{@link #plus} is commutative and associative with {@link #none} neutral, among samples of one unit.
 *
 * @param slots samples per log2 slot of the probe's unit
 * @param sum sum of the samples in the probe's unit
 * @param minRttMicros least of the sockets' kernel min-RTT ({@code tcp_sock.rtt_min}), in µs whatever the unit; empty
 *     when none had one
 * @param fresh of the samples, segments that acknowledged new data, see {@link RttHistogram}
 */
public record Samples(Log2Histogram slots, long sum, OptionalLong minRttMicros, long fresh) {
    private static final Samples NONE = new Samples(Log2Histogram.empty(), 0, OptionalLong.empty(), 0);

    public static Samples none() {
        return NONE;
    }

    /** Number of samples. */
    public long count() {
        return slots.total();
    }

    public boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Both together; the unit has to be the same. */
    public Samples plus(Samples other) {
        RttHistogram both = asMicros().plus(other.asMicros());
        return new Samples(both.slots(), both.sumMicros(), both.minRttMicros(), both.fresh());
    }

    /** The same numbers under the name of microseconds: right only when that is the unit. */
    RttHistogram asMicros() {
        return new RttHistogram(slots, sum, minRttMicros, fresh);
    }
}
