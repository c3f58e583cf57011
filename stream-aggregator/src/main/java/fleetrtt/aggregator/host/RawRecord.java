package fleetrtt.aggregator.host;

import fleetrtt.aggregator.sheaf.Sheaf;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** One record of the intervals topic as it came, by itself or in a sheaf; reused for the next. Not thread-safe. */
final class RawRecord {
    private static final byte[] NONE = {};

    private @Nullable Record<byte[], byte[]> single;
    private @Nullable Sheaf sheaf;
    long appendedMillis;
    byte[] bytes = NONE;
    int from;
    int to;

    /** A record by itself; one without a value has no bytes. */
    void set(Record<byte[], byte[]> record) {
        single = record;
        sheaf = null;
        appendedMillis = record.timestamp();
        bytes = record.value() == null ? NONE : record.value();
        from = 0;
        to = bytes.length;
    }

    /** The one that a sheaf points at. */
    void set(Sheaf pointing, long appendMillis) {
        single = null;
        sheaf = pointing;
        appendedMillis = appendMillis;
        bytes = pointing.bytes();
        from = pointing.from();
        to = pointing.to();
    }

    Headers headers() {
        return single == null ? new RecordHeaders() : single.headers();
    }

    byte @Nullable [] key() {
        return sheaf == null ? single().key() : sheaf.copyOfKey();
    }

    byte @Nullable [] value() {
        return sheaf == null ? single().value() : sheaf.copyOfValue();
    }

    private Record<byte[], byte[]> single() {
        if (single == null) {
            throw new IllegalStateException("no record is set");
        }
        return single;
    }
}
