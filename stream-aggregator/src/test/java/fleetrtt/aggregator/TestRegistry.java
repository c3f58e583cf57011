package fleetrtt.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As much of a schema registry as the serde asks of one: gives ids to schemas and schemas to ids, over HTTP. */
final class TestRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> schemas = new ArrayList<>();
    private final HttpServer server;

    TestRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/subjects/", this::register);
        server.createContext("/schemas/ids/", this::byId);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void register(HttpExchange exchange) throws IOException {
        String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
        synchronized (schemas) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            answer(exchange, 200, Map.of("id", schemas.indexOf(schema) + 1));
        }
    }

    private void byId(HttpExchange exchange) throws IOException {
        long id = Long.parseLong(exchange.getRequestURI().getPath().substring("/schemas/ids/".length()));
        synchronized (schemas) {
            if (id < 1 || id > schemas.size()) {
                answer(exchange, 404, Map.of("error_code", 40403, "message", "no such schema"));
            } else {
                answer(exchange, 200, Map.of("schema", schemas.get((int) id - 1)));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
