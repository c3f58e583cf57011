package fleetrtt.aggregator.sheaf;

import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Record;

/** Binds records that go to topics, and passes the sheaves on. Not thread-safe. */
public final class SheafBinder {
    private final BiConsumer<Record<byte[], Object>, String> forward;
    private final PackedWriter out = new PackedWriter();
    private String sink = "";
    private long timestamp;

    /** @param forward takes a sheaf and the child it is for */
    public SheafBinder(BiConsumer<Record<byte[], Object>, String> forward) {
        this.forward = forward;
    }

    /** Adds a record without headers for a child; those of one child and timestamp should follow each other. */
    public void add(String toSink, long atMillis, Slice key, Slice value) {
        if (atMillis != timestamp || out.length() > Sheaf.FULL || !toSink.equals(sink)) {
            end();
            sink = toSink;
            timestamp = atMillis;
        }
        Sheaf.write(out, key, value);
    }

    /** Passes on the last sheaf; to be called within the commit. */
    public void end() {
        if (out.length() > 0) {
            forward.accept(new Record<>(Sheaf.key(), out.toBytes(), timestamp), sink);
            out.clear();
        }
    }
}
