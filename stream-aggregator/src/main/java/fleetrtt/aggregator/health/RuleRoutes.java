package fleetrtt.aggregator.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetrtt.http.server.Routes;
import fleetrtt.rules.RuleStatus;
import io.javalin.config.RoutesConfig;
import java.util.function.Supplier;

/** {@code /rulesz}: which rules of alerts are in force, and why not those of the files as they are now; JSON. */
public final class RuleRoutes implements Routes {
    private final Supplier<RuleStatus> rules;

    public RuleRoutes(Supplier<RuleStatus> rules) {
        this.rules = rules;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/rulesz",
                request -> request.result(json(rules.get()).toPrettyString() + "\n")
                        .contentType("application/json"));
    }

    private static ObjectNode json(RuleStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rules", status.rules());
        json.put("current", status.isCurrent());
        json.put("loadedAt", status.loadedAt().toString());
        ArrayNode files = json.putArray("files");
        status.files().forEach(files::add);
        ArrayNode faults = json.putArray("faults");
        status.faults().forEach(faults::add);
        json.put("reloads", status.reloads());
        json.put("failedReloads", status.failedReloads());
        return json;
    }
}
