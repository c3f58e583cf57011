package fleetrtt.registry;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;

/** Confluent's wire format: one zero byte, the schema's id in 4 bytes big-endian, Avro binary. */
final class WireFormat {
    /** Bytes before the Avro binary. */
    static final int PREFIX = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    static byte[] prefix(int id) {
        return ByteBuffer.allocate(PREFIX).put(MAGIC).putInt(id).array();
    }

    /** TopicNameStrategy. */
    static String subject(String topic, boolean isKey) {
        return topic + (isKey ? "-key" : "-value");
    }

    /**
     * The writer's schema id.
     *
     * @throws SerializationException when the bytes do not begin as they must
     */
    static int id(byte[] data) {
        if (data.length < PREFIX) {
            throw new SerializationException("payload of " + data.length
                    + " bytes is too short for Confluent's wire format; check the producer's" + " serialiser");
        }
        if (data[0] != MAGIC) {
            throw new SerializationException(String.format(
                    "payload begins with 0x%02x, not 0x00 as in Confluent's wire format; check the producer's serialiser",
                    data[0]));
        }
        return ByteBuffer.wrap(data, 1, Integer.BYTES).getInt();
    }

    /**
     * Newer clients can put the id into a header and leave the prefix out, which must not be taken for a prefix.
     *
     * @throws SerializationException when this record's id travels in a header
     */
    static void requireNoHeaderId(Headers headers, boolean isKey) {
        String header = isKey ? "__key_schema_id" : "__value_schema_id";
        if (headers.lastHeader(header) != null) {
            throw new SerializationException("the schema id travels in header " + header
                    + ", which is not supported; let the producer write it before the payload"
                    + " (PrefixSchemaIdSerializer)");
        }
    }
}
