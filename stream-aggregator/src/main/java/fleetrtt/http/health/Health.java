package fleetrtt.http.health;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** What a service knows of itself. Thread-safe. */
public interface Health {
    /** Whether it is worth waiting for; else the process should be started anew. */
    boolean isAlive();

    /** Why it should not be relied on now, a line each; empty when it is ready. */
    List<String> unready();

    /** All its numbers. */
    PrometheusRegistry metrics();
}
