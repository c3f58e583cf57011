package fleetrtt.system.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML documents as trees. */
final class Manifests {
    private Manifests() {}

    static List<JsonNode> read(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(yaml)) {
            if (document != null) {
                documents.add(new ObjectMapper().valueToTree(document));
            }
        }
        return documents;
    }

    static JsonNode ofKind(List<JsonNode> documents, String kind) {
        return documents.stream()
                .filter(document -> kind.equals(document.path("kind").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Names and values of a container's environment; where a value is taken from elsewhere, empty. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }
}
