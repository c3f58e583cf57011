package fleetrtt.interop;

import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** Records and schemas that every test here sends. */
final class Samples {
    static final String TOPIC = "tcprtt.intervals";

    /** A schema that IntervalHistogram cannot follow under FULL. */
    static final Schema OTHER = SchemaBuilder.record("IntervalHistogram")
            .namespace("fleetrtt.wire")
            .fields()
            .requiredBytes("host")
            .endRecord();

    private Samples() {}

    static IntervalKey key() {
        return new IntervalKey("host-1", "2001:db8::1");
    }

    static IntervalHistogram value() {
        return new IntervalHistogram(
                "host-1",
                1_767_225_600_000L,
                41L,
                Instant.ofEpochMilli(1_767_225_610_000L),
                10_000,
                "2001:db8::1",
                7,
                List.of(3L, 0L, 4_000_000_000L),
                4_000_001_234L,
                96L,
                3_000_000_000L);
    }
}
