package fleetrtt.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Passes every request on to a registry and writes down both sides: of the headers those that the registry's REST
 * knows, without those that any HTTP client adds of itself.
 */
final class RecordingProxy implements AutoCloseable {
    private static final List<String> HEADERS = List.of("Content-Type", "Authorization");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ArrayNode exchanges = JsonNodeFactory.instance.arrayNode();
    private final HttpServer server;
    private final String registry;

    private RecordingProxy(HttpServer server, String registry) {
        this.server = server;
        this.registry = registry;
    }

    static RecordingProxy started(String registry) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingProxy proxy = new RecordingProxy(server, registry);
        server.createContext("/", proxy::pass);
        server.start();
        return proxy;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized ArrayNode exchanges() {
        return exchanges.deepCopy();
    }

    private synchronized void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer = http.send(onward(exchange, body), BodyHandlers.ofByteArray());
            exchanges.add(JsonNodeFactory.instance
                    .objectNode()
                    .<ObjectNode>set("request", request(exchange, body))
                    .<ObjectNode>set("response", response(answer)));
            exchange.getResponseHeaders().set("Content-Type", contentType(answer));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private HttpRequest onward(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : HEADERS) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return request.build();
    }

    private ObjectNode request(HttpExchange exchange, byte[] body) throws IOException {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (String name : HEADERS) {
            if (exchange.getRequestHeaders().containsKey(name)) {
                headers.put(name, exchange.getRequestHeaders().getFirst(name));
            }
        }
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("line", exchange.getRequestMethod() + " " + exchange.getRequestURI())
                .<ObjectNode>set("headers", headers);
        return body.length == 0 ? request : request.set("body", json.readTree(body));
    }

    private JsonNode response(HttpResponse<byte[]> answer) throws IOException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", answer.statusCode())
                .<ObjectNode>set(
                        "headers", JsonNodeFactory.instance.objectNode().put("Content-Type", contentType(answer)))
                .set("body", json.readTree(answer.body()));
    }

    private static String contentType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("application/json");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
