package fleetrtt.devstack.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fleetrtt.cluster.Fault;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryException;
import fleetrtt.wire.IntervalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DevelopmentRegistryTest {
    private static final Schema FIRST =
            SchemaBuilder.record("R").fields().requiredLong("a").endRecord();
    private static final Schema COMPATIBLE = SchemaBuilder.record("R")
            .fields()
            .requiredLong("a")
            .optionalLong("b")
            .endRecord();
    private static final Schema BREAKING =
            SchemaBuilder.record("R").fields().requiredString("a").endRecord();

    @TempDir
    private Path directory;

    private DevelopmentRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void start() {
        registry = new DevelopmentRegistry(0, directory);
        registry.start();
        client = RegistryClient.of(config());
    }

    private Map<String, Object> config() {
        return Map.of("schema.registry.url", registry.url(), "specific.avro.reader", true);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private void restart() {
        registry.close();
        start();
    }

    @Test
    void recordsComeBackAsTheyWere() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(client);
        serializer.configure(config(), true);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(client);
        deserializer.configure(config(), true);
        IntervalKey key = new IntervalKey("host-1", "192.0.2.1");

        byte[] bytes = serializer.serialize("t", key);

        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(deserializer.deserialize("t", bytes)).isEqualTo(key);
    }

    @Test
    void theSameSchemaHasTheSameIdInEverySubject() {
        int id = client.register("x-value", FIRST, false);

        assertThat(client.register("x-value", FIRST, true)).isEqualTo(id);
        assertThat(client.register("y-value", FIRST, false)).isEqualTo(id);
        assertThat(client.lookUp("y-value", FIRST, false)).isEqualTo(id);
        assertThat(client.register("x-value", COMPATIBLE, false)).isEqualTo(id + 1);
        assertThat(client.latest("x-value")).isEqualTo(COMPATIBLE);
    }

    @Test
    void anIncompatibleSchemaIsRefusedUnderFull() {
        client.register("x-value", FIRST, false);

        assertThat(refusal(() -> client.register("x-value", BREAKING, false)).errorCode())
                .isEqualTo(RegistryException.INCOMPATIBLE);
        assertThatThrownBy(() -> client.register("x-value", BREAKING, false))
                .hasMessageContaining("schema R in subject 'x-value'")
                .hasMessageContaining("GET /config/<subject>");
    }

    @Test
    void anIncompatibleSchemaIsTakenUnderNone() {
        client.register("x-value", FIRST, false);
        Rest rest = new Rest(registry.url());

        assertThat(rest.call("PUT", "/config/x-value", "{\"compatibility\":\"NONE\"}")
                        .body())
                .isEqualTo("{\"compatibility\":\"NONE\"}");
        assertThat(client.register("x-value", BREAKING, false)).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsNamedByItsCode() {
        assertThat(refusal(() -> client.lookUp("none-value", FIRST, false)).errorCode())
                .isEqualTo(RegistryException.SUBJECT_NOT_FOUND);
        assertThat(refusal(() -> client.latest("none-value")).errorCode())
                .isEqualTo(RegistryException.SUBJECT_NOT_FOUND);
        assertThat(refusal(() -> client.schema(99, "none-value")).isUnknownSchema())
                .isTrue();
        client.register("x-value", FIRST, false);
        assertThat(refusal(() -> client.lookUp("x-value", BREAKING, false)).errorCode())
                .isEqualTo(RegistryException.SCHEMA_NOT_FOUND);
    }

    @Test
    void idsOutliveARestart() {
        client.register("x-value", FIRST, false);
        int id = client.register("x-value", COMPATIBLE, false);
        new Rest(registry.url()).call("PUT", "/config/x-value", "{\"compatibility\":\"NONE\"}");

        restart();

        assertThat(client.lookUp("x-value", COMPATIBLE, false)).isEqualTo(id);
        assertThat(client.schema(id, "x-value")).isEqualTo(COMPATIBLE);
        assertThat(client.register("x-value", BREAKING, false)).isEqualTo(id + 1);
    }

    @Test
    void aDamagedFileIsSetAsideAndItsIdsAreNotGivenAgain() throws IOException {
        int lost = client.register("x-value", FIRST, false);
        Path file = directory.resolve("schema-registry.json");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        restart();

        assertThat(client.register("x-value", BREAKING, false)).isGreaterThan(lost);
        assertThat(refusal(() -> client.schema(lost, "x-value")).isUnknownSchema())
                .isTrue();
        try (var files = Files.list(directory)) {
            assertThat(files.map(kept -> kept.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("schema-registry.json.damaged-"));
        }
    }

    @Test
    void everyTruncationOfTheFileStillStarts() throws IOException {
        client.register("x-value", FIRST, false);
        Path file = directory.resolve("schema-registry.json");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 17) {
            Files.write(file, Arrays.copyOf(bytes, length));
            restart();
            assertThat(client.register("x-value", FIRST, false)).isPositive();
        }
    }

    @Test
    void aPortInUseIsNamedWithTheMend() {
        int taken = URI.create(registry.url()).getPort();
        try (DevelopmentRegistry second = new DevelopmentRegistry(taken, directory)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("127.0.0.1:" + taken)
                    .hasMessageContaining("choose another port with --registry-port");
        }
    }

    @Test
    void versionsAreListed() {
        client.register("x-value", FIRST, false);
        client.register("x-value", COMPATIBLE, false);
        Rest rest = new Rest(registry.url());

        assertThat(rest.call("GET", "/subjects", null).body()).isEqualTo("[\"x-value\"]");
        assertThat(rest.call("GET", "/subjects/x-value/versions", null).body()).isEqualTo("[1,2]");
        assertThat(rest.call("GET", "/subjects/x-value/versions/1", null).body())
                .startsWith("{\"subject\":\"x-value\",\"version\":1,\"id\":1,\"schema\":\"");
        assertThat(rest.call("GET", "/subjects/x-value/versions/3", null).body())
                .contains("40402");
        assertThat(rest.call("GET", "/subjects/x-value/versions/0", null).body())
                .contains("42202");
    }

    @Test
    void whatIsNoRequestIsRefusedInConfluentsWords() {
        Rest rest = new Rest(registry.url());

        assertThat(rest.call("POST", "/subjects/x-value/versions", "{\"schema\":\"{}\"}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("\"error_code\":42201"));
        assertThat(rest.call("POST", "/subjects/x-value/versions", "{").statusCode())
                .isEqualTo(400);
        assertThat(rest.call("POST", "/subjects/x-value/versions", "{}").body()).contains("42201");
        assertThat(rest.call("PUT", "/config", "{\"compatibility\":\"SOME\"}").body())
                .contains("42203");
        assertThat(rest.call("GET", "/config/x-value", null).body()).contains("40408");
        assertThat(rest.call("GET", "/config/x-value?defaultToGlobal=true", null)
                        .body())
                .isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(rest.call("GET", "/config", null).body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(rest.call("DELETE", "/subjects", null).statusCode()).isEqualTo(405);
        assertThat(rest.call("GET", "/nothing", null).statusCode()).isEqualTo(404);
    }

    @Test
    void compatibilityCanBeAskedFor() {
        client.register("x-value", FIRST, false);
        Rest rest = new Rest(registry.url());
        String path = "/compatibility/subjects/x-value/versions/latest";

        assertThat(rest.call("POST", path, Rest.schema(COMPATIBLE)).body()).isEqualTo("{\"is_compatible\":true}");
        assertThat(rest.call("POST", path, Rest.schema(BREAKING)).body()).isEqualTo("{\"is_compatible\":false}");
    }

    @Test
    void aPageInABrowserIsKeptOut() {
        assertThat(new Rest(registry.url())
                        .call("GET", "/subjects", null, List.of("Origin", "http://example.org"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static RegistryException refusal(ThrowingCallable call) {
        RegistryException thrown = catchThrowableOfType(RegistryException.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
