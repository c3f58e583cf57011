package fleetrtt.edge.health;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fleetrtt.http.HttpAccess;
import fleetrtt.metrics.MetricsText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /healthz} (200 when all is well, else 503; JSON) and {@code GET /metrics} (Prometheus' text
 * format 0.0.4). Who may ask, {@link HttpAccess} says.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int THREADS = 2;
    private static final String SLOWEST_REQUEST_SECONDS = "10";

    private final InetSocketAddress address;
    private final HttpAccess access;
    private final Supplier<Health> health;
    private final PrometheusRegistry metrics;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService executor;

    /** Inert until {@link #start}; port 0 takes a free one. */
    public HealthServer(
            InetSocketAddress address, HttpAccess access, Supplier<Health> health, PrometheusRegistry metrics) {
        this.address = address;
        this.access = access;
        this.health = health;
        this.metrics = metrics;
    }

    private record Answer(int status, String type, String body) {
        static Answer line(int status, String line) {
            return new Answer(status, "text/plain; charset=utf-8", line + "\n");
        }
    }

    /**
     * From now on requests are answered.
     *
     * @throws IOException when the address cannot be listened on
     */
    public void start() throws IOException {
        limit("sun.net.httpserver.maxReqTime");
        limit("sun.net.httpserver.maxRspTime");
        HttpServer made = HttpServer.create(address, 0);
        executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "fleetrtt-http");
            thread.setDaemon(true);
            return thread;
        });
        made.setExecutor(executor);
        made.createContext("/", this::handle);
        made.start();
        server = made;
    }

    /** The JDK's server takes its limits from system properties only, and has none of its own. */
    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, SLOWEST_REQUEST_SECONDS);
        }
    }

    /** Where it listens, once started. */
    public InetSocketAddress address() {
        return server == null ? address : server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type);
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        Optional<HttpAccess.Refusal> refusal =
                access.refusal(headers.getFirst("Host"), headers.getFirst("Origin"), headers.getFirst("Authorization"));
        if (refusal.isPresent()) {
            return Answer.line(refusal.get().status(), refusal.get().line());
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return Answer.line(405, "only GET is answered");
        }
        try {
            return content(exchange.getRequestURI().getPath());
        } catch (RuntimeException e) {
            LOG.debug("{} failed", exchange.getRequestURI(), e);
            return Answer.line(503, "cannot tell: " + e.getMessage());
        }
    }

    private Answer content(String path) {
        return switch (path) {
            case "/healthz" -> {
                Health now = health.get();
                yield new Answer(now.isGood() ? 200 : 503, "application/json", now.toJson());
            }
            case "/metrics" -> new Answer(200, MetricsText.CONTENT_TYPE, MetricsText.scrape(metrics));
            default -> Answer.line(404, "there are /healthz and /metrics");
        };
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
