package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.BinarySerde;
import fleetrtt.aggregator.partial.RttBytes;
import fleetrtt.histogram.RttHistogram;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;

/**
 * What is known of one window of one remote address.
 *
 * @param rtt samples of all hosts
 * @param hosts distinct hosts
 * @param revision number that the next upsert will carry
 * @param unsent whether something was added, or it closed, since the last upsert
 * @param closed whether the window has closed, and with it handed on what it held
 */
record PeerSum(RttHistogram rtt, int hosts, int revision, boolean unsent, boolean closed) {
    /**
     * Samples, and µs, beyond which a window takes no report. An hour is handed at most 60 minutes of at most seven
     * times this (six windows of 10 s and its own reports), and takes its own: 421 &middot; 2^54, less than 2^63. So what
     * a window once took never overflows a coarser one.
     */
    private static final long FULL = 1L << 54;

    private static final int UNSENT = 1;
    private static final int CLOSED = 2;

    static PeerSum empty() {
        return new PeerSum(RttHistogram.empty(), 0, 0, false, false);
    }

    boolean hasRoomFor(RttHistogram samples) {
        return samples.samples() <= FULL - rtt.samples() && samples.sumMicros() <= FULL - rtt.sumMicros();
    }

    PeerSum plus(RttHistogram samples, int newHosts) {
        return new PeerSum(rtt.plus(samples), hosts + newHosts, revision, true, closed);
    }

    PeerSum close() {
        return new PeerSum(rtt, hosts, revision, true, true);
    }

    /** After an upsert. */
    PeerSum sent() {
        return new PeerSum(rtt, hosts, revision + 1, false, closed);
    }

    static Serde<PeerSum> serde() {
        return BinarySerde.of(PeerSum::write, PeerSum::read);
    }

    private static void write(DataOutput out, PeerSum sum) throws IOException {
        RttBytes.write(out, sum.rtt);
        out.writeInt(sum.hosts);
        out.writeInt(sum.revision);
        out.writeByte((sum.unsent ? UNSENT : 0) | (sum.closed ? CLOSED : 0));
    }

    private static PeerSum read(DataInput in) throws IOException {
        RttHistogram rtt = RttBytes.read(in);
        int hosts = in.readInt();
        int revision = in.readInt();
        int flags = in.readUnsignedByte();
        return new PeerSum(rtt, hosts, revision, (flags & UNSENT) != 0, (flags & CLOSED) != 0);
    }
}
