package fleetrtt.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;

/** Writes records of one schema under one id. Thread-safe. */
final class RecordWriter {
    private final byte[] prefix;
    private final DatumWriter<Object> own;
    private final Schema schema;
    private final Schema target;
    private final boolean sameLayout;

    private RecordWriter(int id, DatumWriter<Object> own, Schema schema, Schema target) {
        prefix = WireFormat.prefix(id);
        this.own = own;
        this.schema = schema;
        this.target = target;
        sameLayout = SchemaNormalization.toParsingForm(schema).equals(SchemaNormalization.toParsingForm(target));
    }

    /**
     * Writes with {@code target}, whose id this is; it may be another version of the records' own schema.
     *
     * @param specific whether the records are of generated classes
     */
    static RecordWriter of(int id, Schema schema, Schema target, boolean specific) {
        DatumWriter<Object> own = specific ? new SpecificDatumWriter<>(schema) : new GenericDatumWriter<>(schema);
        return new RecordWriter(id, own, schema, target);
    }

    /** The bytes before the Avro binary, for records that are encoded elsewhere in the schema's own layout. */
    byte[] prefix() {
        if (!sameLayout) {
            throw new SerializationException("the registry's latest version of " + target.getFullName()
                    + " is not the one that is written here; unset use.latest.version");
        }
        return prefix.clone();
    }

    void write(Object record, ByteArrayOutputStream out, Encoder encoder) throws IOException {
        out.writeBytes(prefix);
        if (sameLayout) {
            own.write(record, encoder);
        } else {
            new GenericDatumWriter<>(target).write(resolved(record), encoder);
        }
    }

    private Object resolved(Object record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        own.write(record, encoder);
        return new GenericDatumReader<>(schema, target)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
