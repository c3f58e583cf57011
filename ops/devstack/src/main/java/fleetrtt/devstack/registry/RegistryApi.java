package fleetrtt.devstack.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * What each call of the REST does; knows nothing of HTTP. A change is on disk before it is answered. Schemas are kept
 * in Avro's canonical rendering, so {@code normalize} changes nothing. Thread-safe.
 */
final class RegistryApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CatalogFile file;
    private final List<Route> routes = List.of(
            Route.of("GET", "/subjects", call -> subjects()),
            Route.of("POST", "/subjects/*", this::lookUp),
            Route.of("GET", "/subjects/*/versions", this::versions),
            Route.of("POST", "/subjects/*/versions", this::register),
            Route.of("GET", "/subjects/*/versions/*", this::version),
            Route.of("GET", "/schemas/ids/*", this::schema),
            Route.of(
                    "GET",
                    "/config",
                    call -> level("compatibilityLevel", catalog().compatibility())),
            Route.of("PUT", "/config", this::setCompatibility),
            Route.of("GET", "/config/*", this::subjectCompatibility),
            Route.of("PUT", "/config/*", this::setSubjectCompatibility),
            Route.of("POST", "/compatibility/subjects/*/versions/*", this::isCompatible));
    private volatile Catalog catalog = Catalog.empty(1);

    RegistryApi(CatalogFile file) {
        this.file = file;
    }

    void load() throws IOException {
        catalog = file.load();
    }

    /** @throws RegistryError with the answer when it is not 200 */
    JsonNode answer(RegistryCall call) {
        List<Route> here = routes.stream().filter(route -> route.leadsTo(call)).toList();
        if (here.isEmpty()) {
            throw RegistryError.noSuchPath(call.path());
        }
        return here.stream()
                .filter(route -> route.method().equals(call.method()))
                .findFirst()
                .orElseThrow(() -> RegistryError.notAllowed(call.method()))
                .action()
                .apply(call);
    }

    private JsonNode subjects() {
        ArrayNode names = JSON.arrayNode();
        catalog().subjects().keySet().stream().sorted().forEach(names::add);
        return names;
    }

    private JsonNode lookUp(RegistryCall call) {
        Catalog now = catalog();
        List<Integer> versions = now.versions(call.subject());
        int id = now.find(schemaIn(call)).orElseThrow(RegistryError::schemaNotFound);
        if (!versions.contains(id)) {
            throw RegistryError.schemaNotFound();
        }
        return version(now, call.subject(), versions.indexOf(id) + 1);
    }

    private JsonNode versions(RegistryCall call) {
        ArrayNode numbers = JSON.arrayNode();
        int count = catalog().versions(call.subject()).size();
        for (int version = 1; version <= count; version++) {
            numbers.add(version);
        }
        return numbers;
    }

    private JsonNode register(RegistryCall call) {
        Schema schema = schemaIn(call);
        Catalog after = change(now -> now.register(call.subject(), schema));
        return JSON.objectNode().put("id", after.find(schema).orElseThrow());
    }

    private JsonNode version(RegistryCall call) {
        Catalog now = catalog();
        return version(now, call.subject(), now.version(call.subject(), call.segment(3)));
    }

    private static JsonNode version(Catalog now, String subject, int version) {
        int id = now.versions(subject).get(version - 1);
        return JSON.objectNode()
                .put("subject", subject)
                .put("version", version)
                .put("id", id)
                .put("schema", now.schema(id).toString());
    }

    private JsonNode schema(RegistryCall call) {
        return JSON.objectNode().put("schema", catalog().schema(call.number(2)).toString());
    }

    private JsonNode setCompatibility(RegistryCall call) {
        CompatibilityLevel level = levelIn(call);
        change(now -> now.compatibility(level));
        return level("compatibility", level);
    }

    private JsonNode subjectCompatibility(RegistryCall call) {
        Catalog now = catalog();
        String subject = call.segment(1);
        if (!now.subjectCompatibility().containsKey(subject) && !call.says("defaultToGlobal=true")) {
            throw RegistryError.noCompatibilitySet(subject);
        }
        return level("compatibilityLevel", now.level(subject));
    }

    private JsonNode setSubjectCompatibility(RegistryCall call) {
        CompatibilityLevel level = levelIn(call);
        change(now -> now.compatibility(call.segment(1), level));
        return level("compatibility", level);
    }

    private JsonNode isCompatible(RegistryCall call) {
        Catalog now = catalog();
        String subject = call.segment(2);
        int id = now.versions(subject).get(now.version(subject, call.segment(4)) - 1);
        boolean compatible = now.level(subject)
                .violation(schemaIn(call), List.of(now.schema(id)))
                .isEmpty();
        return JSON.objectNode().put("is_compatible", compatible);
    }

    private Catalog catalog() {
        return catalog;
    }

    private synchronized Catalog change(UnaryOperator<Catalog> change) {
        Catalog after = change.apply(catalog);
        if (!after.equals(catalog)) {
            try {
                file.save(after);
            } catch (IOException e) {
                throw RegistryError.internal("cannot be kept on disk: " + e);
            }
            catalog = after;
        }
        return after;
    }

    private static Schema schemaIn(RegistryCall call) {
        String type = call.body().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryError.invalidSchema("schemaType " + type + " is not supported, only AVRO");
        }
        if (!call.body().path("references").isEmpty()) {
            throw RegistryError.invalidSchema("references are not supported");
        }
        return Catalog.parse(call.text("schema"));
    }

    private static CompatibilityLevel levelIn(RegistryCall call) {
        return CompatibilityLevel.parse(call.text("compatibility"));
    }

    private static ObjectNode level(String field, CompatibilityLevel level) {
        return JSON.objectNode().put(field, level.name());
    }
}
