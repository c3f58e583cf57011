package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fleetrtt.wire.PeerWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, out comes a record or a SerializationException. */
@Timeout(60)
class HostileBytesTest {
    private static final long SEED = 4_711L;
    private static final String RECORD = "{\"type\":\"record\",\"name\":\"fleetrtt.wire.IntervalKey\",\"fields\":[";

    private MemoryRegistry registry;
    private KafkaAvroDeserializer deserializer;

    @BeforeEach
    void start() throws IOException {
        registry = new MemoryRegistry();
        deserializer = new KafkaAvroDeserializer();
        deserializer.configure(registry.config(), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private byte[] window() {
        Serializer<Object> serializer = new KafkaAvroSerializer();
        serializer.configure(registry.config(), false);
        return serializer.serialize(
                "t",
                new RandomData(PeerWindow.getClassSchema(), 1, SEED).iterator().next());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aPayloadShorterThanThePrefixIsRefused(int length) {
        assertRefused(new byte[length], "payload of " + length + " bytes is too short");
    }

    @Test
    void aForeignPayloadIsRefusedUnasked() {
        assertRefused("{\"host\":1}".getBytes(StandardCharsets.UTF_8), "begins with 0x7b, not 0x00");
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void anIdThatTravelsInAHeaderIsNamed() {
        byte[] whole = window();
        assertThatThrownBy(() -> deserializer.deserialize(
                        "t", new RecordHeaders().add("__value_schema_id", new byte[17]), whole))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("header __value_schema_id")
                .hasMessageContaining("PrefixSchemaIdSerializer");
        assertThat(deserializer.deserialize("t", new RecordHeaders().add("__key_schema_id", new byte[17]), whole))
                .isInstanceOf(PeerWindow.class);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = window();
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void bytesBehindTheRecordAreRefused() {
        byte[] whole = window();
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "bytes follow the record");
    }

    @Test
    void randomDamageIsRefusedOrIsAnotherRecord() {
        byte[] whole = window();
        Random random = new Random(SEED);
        for (int trial = 0; trial < 20_000; trial++) {
            byte[] damaged = whole.clone();
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> deserializer.deserialize("t", damaged));
            if (thrown != null) {
                assertThat(thrown).as("seed " + SEED + ", trial " + trial).isInstanceOf(SerializationException.class);
            }
        }
    }

    private static Stream<Long> lengths() {
        return Stream.of(
                Long.MIN_VALUE,
                -1L,
                1L << 16,
                (1L << 16) + 1,
                1L << 24,
                (long) Integer.MAX_VALUE,
                1L << 32,
                Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aDeclaredLengthIsNotBelieved(long length) throws IOException {
        int strings = registry.add(RECORD + "{\"name\":\"host\",\"type\":\"string\"}]}");
        int bytes = registry.add(RECORD + "{\"name\":\"x\",\"type\":\"bytes\"}]}");
        int arrays = registry.add(RECORD + "{\"name\":\"x\",\"type\":{\"type\":\"array\",\"items\":\"long\"}}]}");
        int maps = registry.add(RECORD + "{\"name\":\"x\",\"type\":{\"type\":\"map\",\"values\":\"null\"}}]}");
        int nothings = registry.add(RECORD + "{\"name\":\"x\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}");
        for (int id : new int[] {strings, bytes, arrays, maps, nothings}) {
            assertRefused(payload(id, encoder -> encoder.writeLong(length)), "");
        }
    }

    @Test
    void aRecordOfEndlessDepthIsRefused() throws IOException {
        deserializer.configure(Map.of(RegistryConfig.URL, registry.url()), false);
        int id = registry.add(RECORD + "{\"name\":\"next\",\"type\":[\"null\",\"fleetrtt.wire.IntervalKey\"]}]}");
        assertRefused(
                payload(id, encoder -> {
                    for (int depth = 0; depth < 1_000_000; depth++) {
                        encoder.writeIndex(1);
                    }
                    encoder.writeIndex(0);
                }),
                "is no record of schema id " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Thread", "no.such.Record", "fleetrtt.wire.IntervalReport"})
    void onlyGeneratedClassesFollowFromAName(String name) {
        int id = registry.add("{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[]}");
        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, (byte) id}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "{\"type\":\"record\",\"name\":\"fleetrtt.wire.IntervalKey\",\"fields\":[]}",
                "{\"type\":\"nonsense\"}",
                "not json",
                ""
            })
    void aWritersSchemaThatCannotBeReadIsTheRecordsFault(String schema) {
        int id = registry.add(schema);
        byte[] payload = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();

        assertThatThrownBy(() -> deserializer.deserialize("t", payload))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(RegistryException.class);
    }

    @Test
    void anUnknownIdIsAskedForOnce() {
        byte[] payload = {0, 0, 0, 0, 77, 1, 2};
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> deserializer.deserialize("t", payload))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> assertThat(e.isUnknownSchema()).isTrue())
                    .hasMessageContaining("schema id 77");
        }
        assertThat(registry.asked()).hasSize(1);
    }

    @Test
    void randomIdsDoNotFloodTheRegistry() {
        Random random = new Random(SEED);
        for (int record = 0; record < 5_000; record++) {
            assertRefused(
                    ByteBuffer.allocate(6)
                            .put((byte) 0)
                            .putInt(1_000 + random.nextInt(Integer.MAX_VALUE - 1_000))
                            .array(),
                    "");
        }
        assertThat(registry.asked().size()).isBetween(UnknownIds.BURST, UnknownIds.BURST + 60 * UnknownIds.PER_SECOND);
    }

    @FunctionalInterface
    private interface Writing {
        void to(BinaryEncoder encoder) throws IOException;
    }

    private static byte[] payload(int id, Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        writing.to(encoder);
        return bytes.toByteArray();
    }

    private void assertRefused(byte[] payload, String why) {
        assertThatThrownBy(() -> deserializer.deserialize("t", payload))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(why);
    }
}
