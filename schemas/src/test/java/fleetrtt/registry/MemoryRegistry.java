package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a registry as the serialisers need: takes any text for a schema and gives it the next id, from 1. */
final class MemoryRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final TestServer server;

    MemoryRegistry() throws IOException {
        server = TestServer.started(this::answer);
    }

    int add(String schema) {
        schemas.add(schema);
        return schemas.size();
    }

    String schema(int id) {
        return schemas.get(id - 1);
    }

    String url() {
        return server.url();
    }

    Map<String, Object> config() {
        return Map.of(RegistryConfig.URL, url(), RegistryConfig.SPECIFIC_READER, true);
    }

    List<String> asked() {
        return server.asked();
    }

    private TestServer.Answer answer(HttpExchange exchange) {
        try {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                return ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", add(body.path("schema").asText())));
            }
            long id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            return id < 1 || id > schemas.size()
                    ? new TestServer.Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                    : ok(JsonNodeFactory.instance.objectNode().put("schema", schema((int) id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer.Answer ok(JsonNode body) {
        return new TestServer.Answer(200, body.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
