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
 * @param unsent whether something was added since the last upsert
 * @param closed whether an upsert has said that the window is closed
 */
record PeerSum(RttHistogram rtt, int hosts, int revision, boolean unsent, boolean closed) {
    private static final int UNSENT = 1;
    private static final int CLOSED = 2;

    static PeerSum empty() {
        return new PeerSum(RttHistogram.empty(), 0, 0, false, false);
    }

    /**
     * With a host's samples added.
     *
     * @throws ArithmeticException when a count or the sum exceeds a long
     */
    PeerSum plus(RttHistogram samples, boolean newHost) {
        return new PeerSum(rtt.plus(samples), newHost ? hosts + 1 : hosts, revision, true, closed);
    }

    /** After an upsert. */
    PeerSum sent(boolean nowClosed) {
        return new PeerSum(rtt, hosts, revision + 1, false, nowClosed);
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
