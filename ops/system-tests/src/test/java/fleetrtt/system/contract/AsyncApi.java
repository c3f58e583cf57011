package fleetrtt.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** schemas/asyncapi.yaml, with its references followed. */
final class AsyncApi {
    private static final Path FOLDER =
            Path.of("..", "..", "schemas").toAbsolutePath().normalize();

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi read() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Object document = yaml.load(Files.readString(FOLDER.resolve("asyncapi.yaml")));
        return new AsyncApi(new ObjectMapper().valueToTree(document));
    }

    /** Follows a reference within the document; anything else is itself. */
    private JsonNode at(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
    }

    /** Channels by topic. */
    Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = new TreeMap<>();
        document.path("channels")
                .forEach(channel -> channels.put(channel.path("address").asText(), channel));
        return channels;
    }

    private JsonNode channel(String topic) {
        return Objects.requireNonNull(channels().get(topic), topic);
    }

    /** Topics to which an operation belongs. */
    Set<String> operated() {
        Set<String> topics = new TreeSet<>();
        document.path("operations")
                .forEach(operation ->
                        topics.add(at(operation.path("channel")).path("address").asText()));
        return topics;
    }

    JsonNode message(String topic) {
        JsonNode messages = channel(topic).path("messages");
        return at(messages.elements().next());
    }

    boolean isAvro(String topic) {
        return message(topic).has("payload");
    }

    Schema value(String topic) throws IOException {
        return schema(message(topic).at("/payload/schema"), message(topic).path("x-avro-imports"));
    }

    Schema key(String topic) throws IOException {
        return schema(
                message(topic).at("/bindings/kafka/key/x-avro"), message(topic).path("x-avro-imports"));
    }

    /** A message whose schema names a type of another's says so. */
    private static Schema schema(JsonNode reference, JsonNode imports) throws IOException {
        Schema.Parser parser = new Schema.Parser();
        for (JsonNode other : imports) {
            parser.parse(Files.readString(FOLDER.resolve(other.asText())));
        }
        return parser.parse(
                Files.readString(FOLDER.resolve(reference.path("$ref").asText())));
    }

    /** Names of headers, all of which a record has. */
    Set<String> headers(String topic) {
        Set<String> names = new TreeSet<>();
        message(topic)
                .path("traits")
                .forEach(trait ->
                        at(trait).at("/headers/properties").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Settings of a topic that the description tells; a list is joined by commas. */
    Map<String, String> settings(String topic) {
        Map<String, String> settings = new TreeMap<>();
        channel(topic).at("/bindings/kafka/topicConfiguration").properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            settings.put(
                    setting.getKey(), value.isArray() ? value.toString().replaceAll("[\\[\\]\"]", "") : value.asText());
        });
        return settings;
    }
}
