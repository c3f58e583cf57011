package fleetrtt.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The schemas by which a store's values were written, kept in the store itself by their fingerprint; so a later version
 * reads what an earlier one wrote. Their keys begin with a zero, which no subject's does.
 */
final class KeptSchemas implements SchemaStore {
    private static final byte MARK = 0;

    private final KeyValueStore<Bytes, byte[]> store;

    KeptSchemas(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Before anything is written by it. */
    void keep(Schema schema) {
        store.putIfAbsent(
                key(SchemaNormalization.parsingFingerprint64(schema)),
                schema.toString().getBytes(UTF_8));
    }

    static boolean isSchema(Bytes key) {
        return key.get()[0] == MARK;
    }

    private static Bytes key(long fingerprint) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES)
                .put(MARK)
                .putLong(fingerprint)
                .array());
    }

    @Override
    public Schema findByFingerprint(long fingerprint) {
        byte[] text = store.get(key(fingerprint));
        if (text == null) {
            throw new MissingSchemaException("no schema of fingerprint " + fingerprint + " is kept");
        }
        return new Schema.Parser().parse(new String(text, UTF_8));
    }
}
