package fleetrtt.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro records in Confluent's wire format, under the same keys and byte for byte as
 * {@code io.confluent.kafka.serializers.KafkaAvroSerializer}; of other objects it takes none. The registry is asked at
 * the first record of each topic and schema, which blocks. Thread-safe once configured; each thread that encodes keeps
 * a buffer as large as its largest record.
 */
public final class KafkaAvroSerializer implements Serializer<Object> {
    private static final int REMEMBERED = 1_000;

    private record Target(String topic, Schema schema, boolean specific) {}

    private static final class Buffer {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    }

    private final ThreadLocal<Buffer> buffer = ThreadLocal.withInitial(Buffer::new);
    private final BoundedCache<Target, RecordWriter> writers = new BoundedCache<>(REMEMBERED);
    private @Nullable RegistryClient client;
    private @Nullable RegistryConfig config;
    private boolean isKey;

    /** For Kafka, which configures it; its client is its own. */
    public KafkaAvroSerializer() {}

    /** Shares a client; {@link #configure} is still to be called. */
    public KafkaAvroSerializer(RegistryClient client) {
        this.client = client;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AvroSettings.apply();
        this.isKey = isKey;
        config = RegistryConfig.of(configs);
        client = client == null ? RegistryClient.of(config) : client;
    }

    /**
     * The record's bytes; null for null.
     *
     * @throws RegistryException when the registry cannot be asked or refuses the schema
     * @throws SerializationException when this is no Avro record or does not fit its schema
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        if (data == null) {
            return null;
        }
        if (!(data instanceof IndexedRecord avro)) {
            throw new SerializationException(
                    data.getClass().getName() + " is not an Avro record; send generated classes or GenericRecord");
        }
        Target target = new Target(topic, avro.getSchema(), data instanceof SpecificRecord);
        return encode(writers.get(target, this::writer), avro);
    }

    /**
     * Asks the registry now for what the first record of a generated class would ask, so that a registry which
     * refuses is known before there is a record.
     *
     * @throws RegistryException when the registry cannot be asked or refuses the schema
     */
    public void prepare(String topic, Schema generated) {
        writers.get(new Target(topic, generated, true), this::writer);
    }

    /**
     * What stands before the Avro binary of records of a generated class, for those who write that binary themselves.
     *
     * @throws RegistryException when the registry cannot be asked or refuses the schema
     * @throws SerializationException when records are to be written with another layout than the class has
     */
    public byte[] prefix(String topic, Schema generated) {
        return writers.get(new Target(topic, generated, true), this::writer).prefix();
    }

    private byte[] encode(RecordWriter writer, IndexedRecord avro) {
        Buffer reused = buffer.get();
        reused.bytes.reset();
        try {
            writer.write(avro, reused.bytes, reused.encoder);
            return reused.bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "record does not fit its schema " + avro.getSchema().getFullName() + ": " + e.getMessage(), e);
        }
    }

    private RecordWriter writer(Target target) {
        RegistryConfig given = Objects.requireNonNull(config, "configure() was not called");
        RegistryClient registry = Objects.requireNonNull(client);
        String subject = WireFormat.subject(target.topic, isKey);
        Schema schema = target.schema;
        if (given.autoRegister()) {
            int id = registry.register(subject, schema, given.normalize());
            return RecordWriter.of(id, schema, schema, target.specific);
        }
        Schema written = given.useLatest() ? registry.latest(subject) : schema;
        int id = registry.lookUp(subject, written, given.normalize());
        return RecordWriter.of(id, schema, written, target.specific);
    }
}
