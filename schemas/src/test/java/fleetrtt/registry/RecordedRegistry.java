package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Answers the recorded requests in their order, and any that differs with 500 and an entry in the list of faults. */
final class RecordedRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<JsonNode> expected = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();

    private RecordedRegistry(HttpServer server, JsonNode exchanges) {
        this.server = server;
        exchanges.forEach(expected::add);
    }

    static RecordedRegistry started(JsonNode exchanges) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordedRegistry registry = new RecordedRegistry(server, exchanges);
        server.createContext("/", registry::answer);
        server.start();
        return registry;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests that differed, and those that were recorded but never came. */
    synchronized List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        expected.forEach(missing -> all.add("never came: " + missing.path("request")));
        return all;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            JsonNode next = expected.poll();
            String fault = next == null ? "one too many" : difference(exchange, body, next.path("request"));
            if (next == null || !fault.isEmpty()) {
                faults.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + ": " + fault);
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            JsonNode response = next.path("response");
            for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
                exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText());
            }
            byte[] bytes = JSON.writeValueAsBytes(response.path("body"));
            exchange.sendResponseHeaders(response.path("status").asInt(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String difference(HttpExchange exchange, JsonNode body, JsonNode recorded) {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        if (!line.equals(recorded.path("line").asText())) {
            return "not " + recorded.path("line");
        }
        for (String name : List.of("Content-Type", "Authorization")) {
            String sent = exchange.getRequestHeaders().getFirst(name);
            if (!String.valueOf(sent).equals(recorded.path("headers").path(name).asText("null"))) {
                return name + " is " + sent;
            }
        }
        return body.equals(recorded.path("body")) ? "" : "not the body " + recorded.path("body");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
