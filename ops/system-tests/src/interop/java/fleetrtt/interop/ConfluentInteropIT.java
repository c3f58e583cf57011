package fleetrtt.interop;

import static fleetrtt.interop.Serialisers.GENUINE;
import static fleetrtt.interop.Serialisers.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.registry.AvroSettings;
import fleetrtt.registry.RegistryClient;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ConfluentInteropIT {
    @TempDir
    private Path directory;

    private DevelopmentRegistry registry;

    @BeforeAll
    static void asEveryMainDoes() {
        AvroSettings.apply();
    }

    @BeforeEach
    void start() {
        registry = new DevelopmentRegistry(0, directory);
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private Map<String, Object> config() {
        return config(Map.of());
    }

    private Map<String, Object> config(Map<String, String> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("schema.registry.url", registry.url());
        return config;
    }

    @Test
    void theGenuineDeserialiserReadsWhatOursWrote() {
        byte[] key = OURS.serializer(config(), true).serialize(Samples.TOPIC, Samples.key());
        byte[] value = OURS.serializer(config(), false).serialize(Samples.TOPIC, Samples.value());

        Map<String, Object> specific = config(Map.of("specific.avro.reader", "true"));
        assertThat(GENUINE.deserializer(specific, true).deserialize(Samples.TOPIC, key))
                .isInstanceOf(IntervalKey.class)
                .isEqualTo(Samples.key());
        assertThat(GENUINE.deserializer(specific, false).deserialize(Samples.TOPIC, value))
                .isInstanceOf(IntervalHistogram.class)
                .isEqualTo(Samples.value());
    }

    private static Stream<Map<String, String>> modes() {
        return Stream.of(
                Map.of("auto.register.schemas", "true"),
                Map.of("normalize.schemas", "true"),
                Map.of("auto.register.schemas", "false"),
                Map.of("auto.register.schemas", "false", "use.latest.version", "true"),
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "collector:secret"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void oursReadsWhatTheGenuineWroteAndWritesTheSameBytes(Map<String, String> mode) {
        RegistryClient client = RegistryClient.of(config());
        client.register("tcprtt.intervals-key", IntervalKey.getClassSchema(), false);
        client.register("tcprtt.intervals-value", IntervalHistogram.getClassSchema(), false);
        Map<String, Object> config = config(mode);

        byte[] key = GENUINE.serializer(config, true).serialize(Samples.TOPIC, Samples.key());
        byte[] value = GENUINE.serializer(config, false).serialize(Samples.TOPIC, Samples.value());

        assertThat(OURS.serializer(config, true).serialize(Samples.TOPIC, Samples.key())).isEqualTo(key);
        assertThat(OURS.serializer(config, false).serialize(Samples.TOPIC, Samples.value())).isEqualTo(value);
        config.put("specific.avro.reader", "true");
        assertThat(OURS.deserializer(config, true).deserialize(Samples.TOPIC, key)).isEqualTo(Samples.key());
        assertThat(OURS.deserializer(config, false).deserialize(Samples.TOPIC, value)).isEqualTo(Samples.value());
    }

    @Test
    void bothRegisterTheSameSchemaUnderTheSameId() {
        byte[] first = GENUINE.serializer(config(), false).serialize(Samples.TOPIC, Samples.value());
        byte[] second = OURS.serializer(config(), false).serialize("another", Samples.value());

        assertThat(second).isEqualTo(first).startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void bothReadGenericRecordsAlike() {
        byte[] value = OURS.serializer(config(), false).serialize(Samples.TOPIC, Samples.value());

        Object ours = OURS.deserializer(config(), false).deserialize(Samples.TOPIC, value);
        assertThat(ours)
                .isInstanceOf(GenericRecord.class)
                .isEqualTo(GENUINE.deserializer(config(), false).deserialize(Samples.TOPIC, value));
    }

    @ParameterizedTest
    @EnumSource
    void anIncompatibleSchemaIsRefusedToBoth(Serialisers serialisers) {
        RegistryClient.of(config()).register("tcprtt.intervals-value", Samples.OTHER, false);

        assertThatThrownBy(() ->
                        serialisers.serializer(config(), false).serialize(Samples.TOPIC, Samples.value()))
                .hasMessageContaining("incompatible");
    }

    @ParameterizedTest
    @EnumSource
    void foreignBytesAreASerializationExceptionInBoth(Serialisers serialisers) {
        assertThatThrownBy(() -> serialisers
                        .deserializer(config(), false)
                        .deserialize(Samples.TOPIC, "{\"json\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
    }
}
