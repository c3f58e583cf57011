package fleetrtt.aggregator.partial;

import fleetrtt.address.Remote;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;

/** {@link Partial} on the repartition topic. The first byte is the layout's version. */
public final class PartialSerde {
    private static final int VERSION = 2;

    private PartialSerde() {}

    public static Serde<Partial> create() {
        return BinarySerde.of(PartialSerde::write, PartialSerde::read);
    }

    private static void write(DataOutput out, Partial partial) throws IOException {
        IntervalReport report = partial.report();
        out.writeByte(VERSION);
        out.writeInt(Math.toIntExact(partial.size().millis()));
        out.writeUTF(report.host());
        out.writeLong(report.incarnation());
        out.writeLong(report.sequence());
        write(out, report.interval());
        out.writeUTF(report.remote().toString());
        RttBytes.write(out, report.rtt());
    }

    private static Partial read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("layout " + version + " of a partial is not " + VERSION);
        }
        return new Partial(size(in), report(in));
    }

    private static WindowSize size(DataInput in) throws IOException {
        return WindowSize.ofMillis(in.readInt());
    }

    private static IntervalReport report(DataInput in) throws IOException {
        return new IntervalReport(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                interval(in),
                Remote.parse(in.readUTF()),
                RttBytes.read(in));
    }

    private static void write(DataOutput out, Interval interval) throws IOException {
        out.writeLong(interval.startMillis());
        out.writeLong(interval.lengthMillis());
    }

    private static Interval interval(DataInput in) throws IOException {
        return new Interval(in.readLong(), in.readLong());
    }
}
