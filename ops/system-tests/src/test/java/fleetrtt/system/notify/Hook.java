package fleetrtt.system.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook that keeps the documents it is sent. */
public final class Hook implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> documents = new CopyOnWriteArrayList<>();

    private Hook(HttpServer server) {
        this.server = server;
    }

    /**
     * On loopback.
     *
     * @param port 0 for a free one
     */
    public static Hook listening(int port) throws IOException {
        Hook hook = new Hook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        hook.server.createContext("/", hook::take);
        hook.server.start();
        return hook;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            documents.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<JsonNode> documents() {
        return documents;
    }

    /** State and subject of what the notifier told, in order. */
    public List<String> told() {
        return documents.stream()
                .map(document -> document.get("state").asText() + " "
                        + document.get("subject").asText())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
