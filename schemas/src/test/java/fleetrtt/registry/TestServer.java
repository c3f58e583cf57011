package fleetrtt.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server that answers as it is told and remembers what it was asked. */
final class TestServer implements AutoCloseable {
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final Function<HttpExchange, Answer> answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TestServer(HttpServer server, String scheme, Function<HttpExchange, Answer> answers) {
        this.server = server;
        this.scheme = scheme;
        this.answers = answers;
        server.createContext("/", this::handle);
        server.start();
    }

    static TestServer answering(int status, String body) throws IOException {
        return started(exchange -> new Answer(status, body));
    }

    static TestServer started(Function<HttpExchange, Answer> answers) throws IOException {
        return new TestServer(HttpServer.create(anyPort(), 0), "http", answers);
    }

    static TestServer startedWithTls(HttpsConfigurator tls, Function<HttpExchange, Answer> answers) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(tls);
        return new TestServer(server, "https", answers);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** Method and target of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Answer answer = answers.apply(exchange);
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
