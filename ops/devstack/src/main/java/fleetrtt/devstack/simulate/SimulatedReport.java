package fleetrtt.devstack.simulate;

import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What one simulated host saw of one peer in one interval. The model fills the same object again and again, since there
 * are millions: whoever wants to keep it takes {@link #toReport}. Not thread-safe.
 */
public final class SimulatedReport {
    /** {@link #peer} of the reports of {@code other}. */
    public static final int OTHER = -1;

    private final FleetNames names;
    private final long incarnation;
    private final long lengthMillis;
    private final long[] counts = new long[Log2Slots.COUNT];
    private int host;
    private int peer;
    private long sequence;
    private long startMillis;
    private long samples;
    private long sumMicros;
    private long minRttMicros;
    private long fresh;

    SimulatedReport(FleetNames names, FleetShape shape) {
        this.names = names;
        incarnation = shape.firstStartMillis();
        lengthMillis = shape.interval().toMillis();
    }

    /** Begins another one, without samples. */
    void begin(int ofHost, int ofPeer, long named, long stated, long minRtt) {
        host = ofHost;
        peer = ofPeer;
        sequence = named;
        startMillis = stated;
        minRttMicros = minRtt;
        samples = 0;
        sumMicros = 0;
        fresh = 0;
        Arrays.fill(counts, 0);
    }

    /** Says how many of the samples are fresh. */
    void freshen(long count) {
        fresh = count;
    }

    void add(long micros) {
        counts[Log2Slots.of(micros)]++;
        samples++;
        sumMicros += micros;
    }

    /** Number of the host, from 0. */
    public int host() {
        return host;
    }

    /** Number of the peer, from 0, or {@link #OTHER}. */
    public int peer() {
        return peer;
    }

    public long sequence() {
        return sequence;
    }

    /** First instant of the interval, as the host states it; milliseconds since the epoch. */
    public long startMillis() {
        return startMillis;
    }

    public long lengthMillis() {
        return lengthMillis;
    }

    /** Samples in a log2 slot. */
    public long count(int slot) {
        return counts[slot];
    }

    /** Samples in all slots. */
    public long samples() {
        return samples;
    }

    public long sumMicros() {
        return sumMicros;
    }

    /** Least of the sockets' kernel min-RTT in µs; −1 when no socket had one. */
    public long minRttMicros() {
        return minRttMicros;
    }

    /** Of the samples, those that acknowledged new data. */
    public long fresh() {
        return fresh;
    }

    /** As an immutable value that can be kept, and published. */
    public IntervalReport toReport() {
        Remote remote = names.remote(peer);
        RttHistogram rtt = new RttHistogram(
                Log2Histogram.ofCounts(0, counts),
                sumMicros,
                minRttMicros < 0 ? OptionalLong.empty() : OptionalLong.of(minRttMicros),
                fresh);
        return new IntervalReport(
                names.host(host), incarnation, sequence, new Interval(startMillis, lengthMillis), remote, rtt);
    }
}
