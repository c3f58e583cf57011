package fleetrtt.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fleetrtt.registry.AvroSettings;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryException;
import fleetrtt.wire.IntervalHistogram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours and Confluent's serialisers with a registry that neither of us wrote. */
@Timeout(120)
class ApicurioInteropIT {
    private static final ApicurioServer SERVER = new ApicurioServer();

    @BeforeAll
    static void start() throws IOException {
        AvroSettings.apply();
        SERVER.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        SERVER.stop();
    }

    private static Map<String, Object> config(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("schema.registry.url", SERVER.url());
        config.put("specific.avro.reader", true);
        return config;
    }

    private static Map<String, Object> config() {
        return config(Map.of());
    }

    private static RegistryClient client() {
        return RegistryClient.of(config());
    }

    @ParameterizedTest
    @EnumSource
    void whatOneWritesBothRead(Serialisers writer) {
        String topic = "written-by-" + writer;
        byte[] bytes = writer.serializer(config(), false).serialize(topic, Samples.value());

        for (Serialisers reader : Serialisers.values()) {
            assertThat(reader.deserializer(config(), false).deserialize(topic, bytes))
                    .isEqualTo(Samples.value());
        }
    }

    @Test
    void everyModeWritesUnderTheSameId() {
        byte[] first = Serialisers.GENUINE.serializer(config(), false).serialize("modes", Samples.value());

        assertThat(ours(config())).isEqualTo(first);
        assertThat(ours(config(Map.of("normalize.schemas", true)))).isEqualTo(first);
        assertThat(ours(config(Map.of("auto.register.schemas", false)))).isEqualTo(first);
        assertThat(ours(config(
                        Map.of("auto.register.schemas", false, "use.latest.version", true))))
                .isEqualTo(first);
    }

    private static byte[] ours(Map<String, Object> config) {
        return Serialisers.OURS.serializer(config, false).serialize("modes", Samples.value());
    }

    @Test
    void refusalsCarryTheirCodes() throws IOException, InterruptedException {
        RegistryClient client = client();
        assertThat(code(() -> client.lookUp("none-value", Samples.OTHER, false)))
                .isEqualTo(RegistryException.SUBJECT_NOT_FOUND);
        assertThat(code(() -> client.latest("none-value"))).isEqualTo(RegistryException.SUBJECT_NOT_FOUND);
        assertThat(code(() -> client.schema(1_000_000, "none-value"))).isEqualTo(RegistryException.SCHEMA_NOT_FOUND);

        client.register("ruled-value", Samples.OTHER, false);
        requireFull("ruled-value");

        assertThat(code(() -> client.lookUp("ruled-value", IntervalHistogram.getClassSchema(), false)))
                .isEqualTo(RegistryException.SCHEMA_NOT_FOUND);
        assertThat(code(() -> client.register("ruled-value", IntervalHistogram.getClassSchema(), false)))
                .isEqualTo(RegistryException.INCOMPATIBLE);
    }

    private static void requireFull(String subject) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/config/" + subject))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"FULL\"}"))
                .build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private static int code(ThrowingCallable call) {
        RegistryException thrown = catchThrowableOfType(RegistryException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.errorCode();
    }
}
