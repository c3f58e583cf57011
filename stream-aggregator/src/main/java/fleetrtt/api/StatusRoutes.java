package fleetrtt.api;

import fleetrtt.answer.Coverage;
import fleetrtt.answer.HealthAnswer;
import fleetrtt.answer.Json;
import fleetrtt.answer.RulesAnswer;
import fleetrtt.history.Instance;
import fleetrtt.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The paths under /api/v1 about this instance: health, rules, and the description of the API. */
final class StatusRoutes implements Routes {
    private static final String API = FleetQuestions.API;
    private static final String DESCRIPTION = "/openapi/openapi.yaml";

    private final Supplier<Served> served;
    private final Supplier<List<String>> unready;
    private final Supplier<RulesAnswer> rules;

    /** @param unready why this instance is not up to date, a line each */
    StatusRoutes(Supplier<Served> served, Supplier<List<String>> unready, Supplier<RulesAnswer> rules) {
        this.served = served;
        this.unready = unready;
        this.rules = rules;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(API + "/health", this::health);
        routes.get(API + "/rules", request -> Reply.send(request, Json.text(rules.get()), "application/json"));
        routes.get(API + "/openapi.yaml", StatusRoutes::description);
    }

    private void health(Context request) {
        Served now = served.get();
        List<Instance> instances = now.history().instances();
        Set<Integer> nobodys = new TreeSet<>(now.everywhere().all());
        instances.forEach(instance -> nobodys.removeAll(instance.partitions()));
        Coverage coverage = new Coverage(
                !nobodys.isEmpty(),
                nobodys.stream().map(partition -> "partition " + partition).toList(),
                List.of());
        List<String> reasons = unready.get();
        HealthAnswer answer = new HealthAnswer(
                now.history().server(),
                reasons.isEmpty(),
                reasons,
                instances.stream()
                        .map(instance -> new HealthAnswer.Member(
                                instance.server(), sorted(instance.partitions()), sorted(instance.standby())))
                        .toList());
        Reply.send(request, Json.text(coverage, answer), "application/json");
    }

    private static List<Integer> sorted(Set<Integer> partitions) {
        return partitions.stream().sorted().toList();
    }

    private static void description(Context request) throws IOException {
        try (InputStream yaml = StatusRoutes.class.getResourceAsStream(DESCRIPTION)) {
            if (yaml == null) {
                throw Problem.notFound("this build has no description");
            }
            Reply.send(request, new String(yaml.readAllBytes(), StandardCharsets.UTF_8), "application/yaml");
        }
    }
}
