package fleetrtt.http.server;

import io.javalin.config.RoutesConfig;

/** Some paths of a {@link WebServer} and what is answered there. */
@FunctionalInterface
public interface Routes {
    /** Called once, before the server starts; handlers are called by several threads. */
    void addTo(RoutesConfig routes);

    /** Whether a path holds no data, so that no token is asked for. */
    default boolean isOpen(String path) {
        return false;
    }
}
