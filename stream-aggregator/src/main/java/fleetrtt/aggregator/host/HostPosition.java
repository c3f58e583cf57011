package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.BinarySerde;
import fleetrtt.wire.IntervalReport;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;

/**
 * The last report taken from a host. Reports arrive in the order of their names, incarnation first, and a replay
 * repeats names in the same order; so whatever is not beyond this position was taken before.
 *
 * @param incarnation life of the sequence
 * @param sequence number within the incarnation
 */
record HostPosition(long incarnation, long sequence) {
    static HostPosition of(IntervalReport report) {
        return new HostPosition(report.incarnation(), report.sequence());
    }

    boolean isBeyond(HostPosition other) {
        return incarnation == other.incarnation ? sequence > other.sequence : incarnation > other.incarnation;
    }

    static Serde<HostPosition> serde() {
        return BinarySerde.of(HostPosition::write, HostPosition::read);
    }

    private static void write(DataOutput out, HostPosition position) throws IOException {
        out.writeLong(position.incarnation);
        out.writeLong(position.sequence);
    }

    private static HostPosition read(DataInput in) throws IOException {
        return new HostPosition(in.readLong(), in.readLong());
    }
}
