package fleetrtt.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.registry.AvroSettings;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exchanges that the tests of schemas replay are what Confluent's client and the development registry say to each
 * other. With {@code -Dfleetrtt.record=true} they are written anew.
 */
@Timeout(60)
class RecordingsIT {
    private static final Path RECORDINGS = Path.of("../../schemas/src/test/resources/registry");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @BeforeAll
    static void asEveryMainDoes() {
        AvroSettings.apply();
    }

    @ParameterizedTest
    @MethodSource("fleetrtt.interop.Scenario#all")
    void theRecordingIsWhatTheGenuineClientSays(Scenario scenario) throws IOException {
        JsonNode said = record(scenario);
        Path file = RECORDINGS.resolve(scenario.name() + ".json");
        if (Boolean.getBoolean("fleetrtt.record")) {
            Files.createDirectories(RECORDINGS);
            Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(said) + "\n");
        }
        assertThat(json.readTree(file.toFile()))
                .isEqualTo(json.readTree(said.toString()));
    }

    private JsonNode record(Scenario scenario) throws IOException {
        try (DevelopmentRegistry registry = new DevelopmentRegistry(0, directory)) {
            registry.start();
            RegistryClient client = RegistryClient.of(Map.of(RegistryConfig.URL, registry.url()));
            scenario.registered().forEach(schema -> client.register(Samples.TOPIC + "-value", schema, false));
            try (RecordingProxy proxy = RecordingProxy.started(registry.url())) {
                boolean succeeds = play(scenario, proxy.url());
                ObjectNode recording = JsonNodeFactory.instance.objectNode().put("writes", scenario.writes());
                recording.set("schema", json.readTree(Recorded.SCHEMA.toString()));
                recording.set("config", json.valueToTree(new TreeMap<>(scenario.config())));
                return recording.put("bytes", Recorded.payload())
                        .put("succeeds", succeeds)
                        .set("exchanges", proxy.exchanges());
            }
        }
    }

    private boolean play(Scenario scenario, String url) throws IOException {
        Map<String, Object> config = new HashMap<>(scenario.config());
        config.put(RegistryConfig.URL, url);
        try {
            if (scenario.writes()) {
                byte[] bytes = Serialisers.GENUINE.serializer(config, false).serialize(Samples.TOPIC, Recorded.sample());
                assertThat(bytes).isEqualTo(Recorded.payload());
            } else {
                Object record = Serialisers.GENUINE.deserializer(config, false).deserialize(Samples.TOPIC, Recorded.payload());
                assertThat(record).hasToString(Recorded.sample().toString());
            }
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }
}
