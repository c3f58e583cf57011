package fleetrtt.wire;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.time.Instant;

/**
 * What one host saw of one remote address in one interval; the value of {@link Topics#INTERVALS}.
 *
 * @param host name of the host, see {@link HostName}
 * @param incarnation life of the sequence
 * @param sequence number of the report within the incarnation, from 0
 * @param interval the host's wall clock
 * @param remote the address, or other
 * @param rtt the samples, µs
 */
public record IntervalReport(
        String host, long incarnation, long sequence, Interval interval, Remote remote, RttHistogram rtt) {
    public IntervalReport {
        HostName.require(host);
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence " + sequence + " is negative");
        }
    }

    /**
     * From a decoded record.
     *
     * @throws IllegalArgumentException when a field is not what its doc says
     * @throws ArithmeticException when the counts' total or the interval's end exceeds a long
     */
    public static IntervalReport of(IntervalHistogram wire) {
        return new IntervalReport(
                wire.getHost().toString(),
                wire.getIncarnation(),
                wire.getSequence(),
                new Interval(wire.getIntervalStart().toEpochMilli(), wire.getIntervalMillis()),
                Remote.parse(wire.getRemote().toString()),
                WireHistograms.read(
                        wire.getFirstSlot(),
                        wire.getCounts(),
                        wire.getSumMicros(),
                        wire.getMinRttMicros(),
                        wire.getFresh()));
    }

    public IntervalKey toWireKey() {
        return new IntervalKey(host, remote.toString());
    }

    public IntervalHistogram toWire() {
        return new IntervalHistogram(
                host,
                incarnation,
                sequence,
                Instant.ofEpochMilli(interval.startMillis()),
                Math.toIntExact(interval.lengthMillis()),
                remote.toString(),
                rtt.slots().firstSlot(),
                WireHistograms.counts(rtt.slots()),
                rtt.sumMicros(),
                WireHistograms.minRtt(rtt.minRttMicros()),
                rtt.fresh());
    }
}
