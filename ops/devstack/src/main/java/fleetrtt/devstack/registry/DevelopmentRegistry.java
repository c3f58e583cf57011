package fleetrtt.devstack.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this process, for one machine and development: Confluent's REST as far as clients use it, bound
 * to loopback, without authentication; schemas and ids are kept on disk and outlive a restart. Compatibility is FULL
 * until told otherwise. Inert until {@link #start}.
 */
public final class DevelopmentRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentRegistry.class);
    private static final int THREADS = 4;

    private final int port;
    private final Path directory;
    private final RegistryApi api;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService executor;

    /**
     * @param port to listen on; 0 for any free one
     * @param directory where {@code schema-registry.json} is kept; made when missing
     */
    public DevelopmentRegistry(int port, Path directory) {
        this.port = port;
        this.directory = directory;
        api = new RegistryApi(new CatalogFile(directory));
    }

    /**
     * Reads what was kept and begins to answer.
     *
     * @throws Fault when the port or the directory cannot be used; one line that names it and the mend
     */
    public synchronized void start() {
        try {
            api.load();
        } catch (IOException e) {
            throw new Fault("the registry's directory " + directory + " cannot be used (" + e + "); choose another", e);
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer listening = listen(address);
        executor = Executors.newFixedThreadPool(THREADS, DevelopmentRegistry::thread);
        listening.setExecutor(executor);
        listening.createContext("/", this::handle);
        listening.start();
        server = listening;
        LOG.debug("development schema registry at {}, kept in {}", url(), directory);
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            String place = address.getAddress().getHostAddress() + ":" + address.getPort();
            throw new Fault(
                    "the registry cannot listen on " + place + " (" + e.getMessage()
                            + "): stop what uses it or choose another port with --registry-port",
                    e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "development-registry");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * For {@code schema.registry.url}.
     *
     * @throws IllegalStateException when it is not started
     */
    public synchronized String url() {
        if (server == null) {
            throw new IllegalStateException("the registry is not started");
        }
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops answering; what was answered is on disk already. */
    @Override
    public synchronized void close() {
        if (server != null && executor != null) {
            server.stop(0);
            executor.shutdownNow();
            server = null;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                Loopback.requireLocal(exchange.getRequestHeaders());
                send(exchange, 200, api.answer(RegistryCall.read(exchange)));
            } catch (RegistryError e) {
                send(exchange, e.status(), error(e.code(), String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                send(exchange, 500, error(50001, "internal error: " + e));
            }
        }
    }

    private static JsonNode error(int code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
