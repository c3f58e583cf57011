package fleetrtt.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;

/** The record in the recordings; it follows none of the product's schemas, so that these can change. */
final class Recorded {
    static final Schema SCHEMA = SchemaBuilder.record("Sample")
            .namespace("fleetrtt.recorded")
            .doc("A bit of everything that FleetRTT's schemas have.")
            .fields()
            .name("host")
            .doc("With \"quotes\" and – beyond ASCII.")
            .type()
            .stringType()
            .noDefault()
            .name("start")
            .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("counts")
            .type()
            .array()
            .items()
            .longType()
            .noDefault()
            .optionalLong("minimum")
            .endRecord();

    /** Cannot follow, nor be followed by, the other. */
    static final Schema INCOMPATIBLE = SchemaBuilder.record("Sample")
            .namespace("fleetrtt.recorded")
            .fields()
            .requiredBytes("host")
            .endRecord();

    private Recorded() {}

    static GenericRecord sample() {
        return new GenericRecordBuilder(SCHEMA)
                .set("host", "host-1")
                .set("start", 1_767_225_610_000L)
                .set("counts", List.of(3L, 0L, 4_000_000_000L))
                .set("minimum", 96L)
                .build();
    }

    /** What a serialiser must make of the sample when its schema's id is 1. */
    static byte[] payload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, 1});
        new GenericDatumWriter<>(SCHEMA).write(sample(), EncoderFactory.get().directBinaryEncoder(bytes, null));
        return bytes.toByteArray();
    }
}
