package fleetrtt.http.health;

import fleetrtt.http.server.Routes;
import fleetrtt.metrics.MetricsText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/**
 * {@code /healthz} (200 as long as waiting helps), {@code /readyz} (200 when it is up to date) and {@code /metrics}.
 * What is not well is a line each, with status 503.
 */
public final class HealthRoutes implements Routes {
    private final Health health;

    public HealthRoutes(Health health) {
        this.health = health;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/healthz", request -> tell(request, "alive", health.isAlive() ? List.of() : List.of("failed")));
        routes.get("/readyz", request -> tell(request, "ready", health.unready()));
        routes.get(
                "/metrics",
                request -> request.result(MetricsText.scrape(health.metrics())).contentType(MetricsText.CONTENT_TYPE));
    }

    private static void tell(Context request, String good, List<String> faults) {
        request.status(faults.isEmpty() ? 200 : 503)
                .result(faults.isEmpty() ? good + "\n" : String.join("\n", faults) + "\n");
    }
}
