package fleetrtt.system.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * The description that a server gives of itself, and how its answers differ from it. Knows as much of JSON Schema as the
 * description uses, and objects to any keyword that it does not know.
 */
final class OpenApi {
    private static final Set<String> SAID = Set.of("description", "examples", "default", "pattern");
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "enum",
            "required",
            "properties",
            "additionalProperties",
            "unevaluatedProperties",
            "allOf",
            "anyOf",
            "items",
            "minimum",
            "maximum",
            "maxItems",
            "maxLength");

    private final JsonNode root;

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    static OpenApi parse(String yaml) {
        Map<String, Object> tree = new Yaml().load(yaml);
        return new OpenApi(new ObjectMapper().valueToTree(tree));
    }

    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        root.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** What is wrong with an answer in JSON with status 200; empty when nothing is. */
    List<String> faults(String path, JsonNode answer) {
        JsonNode schema = root.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode()) {
            return List.of(path + " is not described");
        }
        return faults(schema, answer, path);
    }

    /** Of a schema by its name. */
    List<String> faultsOf(String name, JsonNode value) {
        return faults(root.path("components").path("schemas").path(name), value, name);
    }

    private List<String> faults(JsonNode schema, JsonNode value, String at) {
        List<String> faults = new ArrayList<>();
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KNOWN.contains(keyword) && !SAID.contains(keyword)) {
                faults.add("keyword " + keyword + " is not known here");
            }
        });
        if (schema.has("$ref")) {
            return faults(resolved(schema), value, at);
        }
        if (schema.has("anyOf")) {
            for (JsonNode choice : schema.get("anyOf")) {
                if (faults(choice, value, at).isEmpty()) {
                    return faults;
                }
            }
            faults.add(at + " is none of the choices: " + value);
            return faults;
        }
        schema.path("allOf").forEach(part -> faults.addAll(faults(part, value, at)));
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            faults.add(at + " is not " + schema.get("type") + ": " + value);
            return faults;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(at + " is none of " + schema.get("enum") + ": " + value);
        }
        numbers(schema, value, at, faults);
        object(schema, value, at, faults);
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                faults.addAll(faults(schema.get("items"), value.get(i), at + "[" + i + "]"));
            }
        }
        return faults;
    }

    private JsonNode resolved(JsonNode schema) {
        return root.at(schema.get("$ref").asText().substring(1));
    }

    private static void numbers(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (value.isNumber()
                && schema.has("minimum")
                && value.asDouble() < schema.get("minimum").asDouble()) {
            faults.add(at + " is too small: " + value);
        }
        if (value.isNumber()
                && schema.has("maximum")
                && value.asDouble() > schema.get("maximum").asDouble()) {
            faults.add(at + " is too great: " + value);
        }
        if (value.isArray()
                && schema.has("maxItems")
                && value.size() > schema.get("maxItems").asInt()) {
            faults.add(at + " has too many items: " + value.size());
        }
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(at + " lacks " + name.asText());
            }
        });
        if (!value.isObject()) {
            return;
        }
        Set<String> described = described(schema);
        JsonNode others = schema.path("additionalProperties");
        boolean closed = (others.isBoolean() && !others.asBoolean()) || schema.has("unevaluatedProperties");
        value.properties().forEach(field -> {
            JsonNode inner = schema.path("properties").path(field.getKey());
            if (!inner.isMissingNode()) {
                faults.addAll(faults(inner, field.getValue(), at + "." + field.getKey()));
            } else if (closed && !described.contains(field.getKey())) {
                faults.add(at + " has " + field.getKey() + ", which is not described");
            } else if (others.isObject()) {
                faults.addAll(faults(others, field.getValue(), at + "." + field.getKey()));
            }
        });
    }

    private Set<String> described(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.path("allOf").forEach(part -> names.addAll(described(part.has("$ref") ? resolved(part) : part)));
        return names;
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (choice.equals(value) || (choice.isNumber() && choice.asLong() == value.asLong(-1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (isOfType(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
