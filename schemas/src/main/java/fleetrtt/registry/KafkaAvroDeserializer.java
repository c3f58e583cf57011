package fleetrtt.registry;

import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link KafkaAvroSerializer} or Confluent's wrote, under the same keys as
 * {@code io.confluent.kafka.serializers.KafkaAvroDeserializer}: into generated classes with
 * {@code specific.avro.reader=true}, else into GenericRecord. Whatever the bytes are, nothing leaves it but a record or
 * a SerializationException; {@link RegistryException} says whether the record or the registry is to blame. The
 * registry is asked once per id, which blocks. Thread-safe once configured; each thread keeps readers of its own.
 */
public final class KafkaAvroDeserializer implements Deserializer<Object> {
    private static final int REMEMBERED = 1_000;

    private static final class Decoding {
        final BoundedCache<Integer, DatumReader<Object>> readers = new BoundedCache<>(REMEMBERED);

        @Nullable BinaryDecoder decoder;
    }

    private final ThreadLocal<Decoding> decoding = ThreadLocal.withInitial(Decoding::new);
    private @Nullable RegistryClient client;
    private @Nullable ReaderSchemas readerSchemas;
    private boolean isKey;

    /** For Kafka, which configures it; its client is its own. */
    public KafkaAvroDeserializer() {}

    /** Shares a client; {@link #configure} is still to be called. */
    public KafkaAvroDeserializer(RegistryClient client) {
        this.client = client;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AvroSettings.apply();
        this.isKey = isKey;
        RegistryConfig config = RegistryConfig.of(configs);
        readerSchemas = new ReaderSchemas(config.specificReader(), config.specificType(isKey));
        client = client == null ? RegistryClient.of(config) : client;
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
        return deserialize(topic, new RecordHeaders(), data);
    }

    /**
     * The record; null for null.
     *
     * @throws RegistryException when the registry cannot be asked or does not know the id
     * @throws SerializationException when the bytes are not one whole record of the writer's schema and nothing else,
     *     when the schemas cannot be resolved, or when the id travels in a header
     */
    @Override
    public @Nullable Object deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        WireFormat.requireNoHeaderId(headers, isKey);
        int id = WireFormat.id(data);
        Decoding own = decoding.get();
        return decode(own, own.readers.get(id, unseen -> reader(unseen, topic)), id, data);
    }

    /**
     * Whether records under an id have just this schema's layout in bytes, for those who decode themselves; false for an
     * id that the registry does not know.
     *
     * @throws RegistryException when the registry cannot be asked
     */
    public boolean isLayout(String topic, int id, Schema schema) {
        try {
            Schema writer = Objects.requireNonNull(client).schema(id, WireFormat.subject(topic, isKey));
            return SchemaNormalization.toParsingForm(writer).equals(SchemaNormalization.toParsingForm(schema));
        } catch (RegistryException e) {
            if (e.isUnknownSchema()) {
                return false;
            }
            throw e;
        }
    }

    private DatumReader<Object> reader(int id, String topic) {
        ReaderSchemas schemas = Objects.requireNonNull(readerSchemas, "configure() was not called");
        Schema writer = Objects.requireNonNull(client).schema(id, WireFormat.subject(topic, isKey));
        try {
            return schemas.reader(writer);
        } catch (AvroRuntimeException | SecurityException e) {
            throw new SerializationException("schema id " + id + " cannot be read here: " + e.getMessage(), e);
        }
    }

    private static Object decode(Decoding own, DatumReader<Object> reader, int id, byte[] data) {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(data, WireFormat.PREFIX, data.length - WireFormat.PREFIX, own.decoder);
        own.decoder = decoder;
        try {
            Object record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("bytes follow the record of schema id " + id);
            }
            return record;
        } catch (SerializationException e) {
            throw e;
        } catch (EOFException e) {
            throw new SerializationException("payload ends within a record of schema id " + id, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A recursive writer's schema lets the bytes choose the depth of the stack.
            throw new SerializationException("payload is no record of schema id " + id + ": " + e.getMessage(), e);
        }
    }
}
