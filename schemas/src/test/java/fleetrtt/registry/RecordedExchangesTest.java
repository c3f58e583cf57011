package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Says to a registry exactly what Confluent's own client says, and understands what it hears. */
@Timeout(30)
class RecordedExchangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Path> recordings() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/registry"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theTalkIsTheGenuineClients(Path file) throws IOException {
        JsonNode recording = JSON.readTree(file.toFile());
        try (RecordedRegistry registry = RecordedRegistry.started(recording.path("exchanges"))) {
            Map<String, Object> config = new HashMap<>(Map.of(RegistryConfig.URL, registry.url()));
            recording
                    .path("config")
                    .properties()
                    .forEach(key -> config.put(key.getKey(), key.getValue().asText()));
            if (recording.path("succeeds").asBoolean()) {
                play(recording, config);
            } else {
                assertThatThrownBy(() -> play(recording, config)).isInstanceOf(RegistryException.class);
            }
            assertThat(registry.faults()).isEmpty();
        }
    }

    /** Twice, since the second time nothing may be asked. */
    private static void play(JsonNode recording, Map<String, Object> config) throws IOException {
        byte[] bytes = recording.path("bytes").binaryValue();
        Schema schema = new Schema.Parser().parse(recording.path("schema").toString());
        Object record = new GenericDatumReader<>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(Arrays.copyOfRange(bytes, 5, bytes.length), null));
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(config, false);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(config, false);
        for (int time = 1; time <= 2; time++) {
            if (recording.path("writes").asBoolean()) {
                assertThat(serializer.serialize("tcprtt.intervals", record)).isEqualTo(bytes);
            } else {
                assertThat(deserializer.deserialize("tcprtt.intervals", bytes)).isEqualTo(record);
            }
        }
    }
}
