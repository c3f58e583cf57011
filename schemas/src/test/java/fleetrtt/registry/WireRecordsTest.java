package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.FleetWindowKey;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class WireRecordsTest {
    private static final long SEED = 20_260_101L;

    private MemoryRegistry registry;
    private Serializer<Object> serializer;
    private KafkaAvroDeserializer deserializer;

    @BeforeEach
    void start() throws IOException {
        registry = new MemoryRegistry();
        serializer = new KafkaAvroSerializer();
        serializer.configure(registry.config(), false);
        deserializer = deserializer(registry.config());
    }

    private static KafkaAvroDeserializer deserializer(Map<String, ?> config) {
        KafkaAvroDeserializer made = new KafkaAvroDeserializer();
        made.configure(config, false);
        return made;
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static List<Schema> schemas() {
        return List.of(
                CollectorKey.getClassSchema(),
                FleetWindow.getClassSchema(),
                FleetWindowKey.getClassSchema(),
                Heartbeat.getClassSchema(),
                HostWindow.getClassSchema(),
                HostWindowKey.getClassSchema(),
                IntervalHistogram.getClassSchema(),
                IntervalKey.getClassSchema(),
                PeerWindow.getClassSchema(),
                PeerWindowKey.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void randomRecordsComeBackByteForByte(Schema schema) {
        for (Object random : new RandomData(schema, 200, SEED)) {
            byte[] written = serializer.serialize("t", random);
            Object read = deserializer.deserialize("t", written);
            assertThat(read).isInstanceOf(SpecificRecord.class);

            byte[] again = serializer.serialize("t", read);

            assertThat(deserializer.deserialize("t", again)).isEqualTo(read);
            assertThat(comparable(schema, again)).as("seed " + SEED).isEqualTo(comparable(schema, written));
        }
    }

    /** What follows the id; sorted where a map, which has no order, is among it. */
    private static byte[] comparable(Schema schema, byte[] bytes) {
        byte[] body = Arrays.copyOfRange(bytes, 5, bytes.length);
        if (schema.getFields().stream().anyMatch(field -> field.schema().getType() == Schema.Type.MAP)) {
            Arrays.sort(body);
        }
        return body;
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theRegisteredSchemaIsTheFilesOwn(Schema schema) {
        serializer.serialize("t", new RandomData(schema, 1, SEED).iterator().next());

        assertThat(registry.schema(1)).isEqualTo(schema.toString()).doesNotContain("avro.java.string");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldSaysWhatItIs(Schema schema) {
        assertThat(schema.getFields()).extracting(Schema.Field::doc).doesNotContainNull();
    }

    @Test
    void theRegistryIsAskedOncePerTopicAndSchema() {
        for (String topic : List.of("a", "a", "b", "a", "b")) {
            serializer.serialize(topic, new IntervalKey("h", "192.0.2.1"));
        }
        assertThat(registry.asked())
                .containsExactly(
                        "POST /subjects/a-value/versions?normalize=false",
                        "POST /subjects/b-value/versions?normalize=false");
    }

    @Test
    void aNewerWritersFieldIsPassedOver() {
        Schema newer = SchemaBuilder.record("fleetrtt.wire.IntervalKey")
                .fields()
                .requiredString("host")
                .name("added")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .requiredString("remote")
                .endRecord();
        GenericRecord written = new GenericRecordBuilder(newer)
                .set("host", "h")
                .set("added", List.of("x", "y"))
                .set("remote", "other")
                .build();

        assertThat(deserializer.deserialize("t", serializer.serialize("t", written)))
                .hasToString(new IntervalKey("h", "other").toString());
    }

    @Test
    void anOlderWritersRecordGetsTheDefault() {
        List<Schema.Field> all = IntervalHistogram.getClassSchema().getFields();
        Schema older = Schema.createRecord("IntervalHistogram", null, "fleetrtt.wire", false);
        older.setFields(all.subList(0, all.size() - 1).stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        Object written = new RandomData(older, 1, SEED).iterator().next();

        Object read = deserializer.deserialize("t", serializer.serialize("t", written));

        assertThat(read)
                .isInstanceOfSatisfying(
                        IntervalHistogram.class,
                        histogram -> assertThat(histogram.getFresh()).isZero());
    }

    @Test
    void theLatestVersionIsWrittenInItsOwnLayout() throws IOException {
        Schema latest = SchemaBuilder.record("fleetrtt.wire.IntervalKey")
                .fields()
                .optionalLong("added")
                .requiredString("remote")
                .requiredString("host")
                .endRecord();
        int id = registry.add(latest.toString());
        RecordWriter writer = RecordWriter.of(id, IntervalKey.getClassSchema(), latest, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Encoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        IntervalKey key = new IntervalKey("h", "other");

        writer.write(key, bytes, encoder);

        assertThat(bytes.toByteArray()).startsWith(0, 0, 0, 0, id, 0, 2 * "other".length());
        assertThat(deserializer.deserialize("t", bytes.toByteArray())).hasToString(key.toString());
    }

    @Test
    void withoutSpecificReaderRecordsAreGeneric() {
        Map<String, Object> generic = new TreeMap<>(registry.config());
        generic.put(RegistryConfig.SPECIFIC_READER, false);
        byte[] written = serializer.serialize("t", new IntervalKey("h", "other"));

        assertThat(deserializer(generic).deserialize("t", written))
                .isInstanceOfSatisfying(
                        GenericRecord.class, key -> assertThat(key.get("host")).hasToString("h"));
    }

    @Test
    void aGivenTypeRefusesOtherRecords() {
        Map<String, Object> typed = new TreeMap<>(registry.config());
        typed.put(RegistryConfig.SPECIFIC_VALUE_TYPE, IntervalHistogram.class.getName());
        byte[] written = serializer.serialize("t", new IntervalKey("h", "other"));

        assertThatThrownBy(() -> deserializer(typed).deserialize("t", written))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(RegistryException.class);
        typed.put(RegistryConfig.SPECIFIC_VALUE_TYPE, Thread.class.getName());
        assertThatThrownBy(() -> deserializer(typed)).isInstanceOf(ConfigException.class);
    }

    @Test
    void nullIsNull() {
        assertThat(serializer.serialize("t", null)).isNull();
        assertThat(deserializer.deserialize("t", null)).isNull();
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void whatIsNoAvroRecordIsRefused() {
        assertThatThrownBy(() -> serializer.serialize("t", "text"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String is not an Avro record");
    }

    @Test
    void aRecordThatDoesNotFitIsRefusedAndTheNextIsWhole() {
        IntervalKey lacking = new IntervalKey();
        lacking.setHost("half written");
        byte[] before = serializer.serialize("t", new IntervalKey("h", "other"));

        assertThatThrownBy(() -> serializer.serialize("t", lacking))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("fleetrtt.wire.IntervalKey");

        assertThat(serializer.serialize("t", new IntervalKey("h", "other"))).isEqualTo(before);
    }
}
