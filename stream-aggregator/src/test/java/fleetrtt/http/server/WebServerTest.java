package fleetrtt.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.cluster.Fault;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WebServerTest {
    private static final String TOKEN = "0123456789abcdef";

    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() {
        server = server(0, Optional.empty());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static WebServer server(int port, Optional<String> token) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new WebServer(
                new HttpEndpoint(new InetSocketAddress(loopback, port), HttpAccess.of(loopback, token, false)),
                List.of(
                        routes -> routes.get("/one", request -> request.result("1")),
                        routes -> routes.get("/two", request -> request.result("2"))
                                .get("/broken", request -> {
                                    throw new IllegalStateException("no idea");
                                }),
                        routes -> routes.post("/echo", request -> request.result(request.body()))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    /** The first line of the answer to what no HTTP client would send. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void everyoneMayAddRoutes() throws Exception {
        assertThat(send(to("/one")).body()).isEqualTo("1");
        assertThat(send(to("/two")).body()).isEqualTo("2");
        assertThat(send(to("/three")).statusCode()).isEqualTo(404);
        HttpResponse<String> post = send(to("/one").POST(BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void anAnswerIsNeitherKeptNorGuessedAt() throws Exception {
        assertThat(send(to("/one")).headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .doesNotContainKey("server");
    }

    @Test
    void whatFailsIsALineAndNoStackTrace() throws Exception {
        HttpResponse<String> answer = send(to("/broken"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("cannot tell: no idea\n");
    }

    @Test
    void headIsAnsweredAsGetIsWithoutTheContent() throws Exception {
        for (String path : List.of("/one", "/broken", "/three")) {
            HttpResponse<String> get = send(to(path));
            HttpResponse<String> head = send(to(path).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.body()).as(path).isEmpty();
        }
        HttpResponse<String> notForGet = send(to("/echo").method("HEAD", BodyPublishers.noBody()));
        assertThat(notForGet.statusCode()).isEqualTo(405);
    }

    @Test
    void webPagesAndOtherNamesAreRefusedEvenForPathsThatAreNotThere() throws Exception {
        assertThat(send(to("/one").header("Origin", "http://localhost")).statusCode())
                .isEqualTo(403);
        assertThat(send(to("/three").header("Origin", "http://localhost")).statusCode())
                .isEqualTo(403);
        assertThat(raw("GET /one HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
                .contains(" 403 ");
        assertThat(raw("GET /one HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains(" 200 ");
    }

    @Test
    void aTokenIsAskedForOnceThereIsOne() throws Exception {
        server.close();
        server = server(0, Optional.of(TOKEN));
        server.start();
        assertThat(send(to("/one")).statusCode()).isEqualTo(401);
        assertThat(send(to("/one").header("Authorization", "Bearer " + TOKEN)).body())
                .isEqualTo("1");
    }

    @Test
    void bodiesAndHeadersHaveABound() throws Exception {
        String most = "x".repeat(WebServer.MOST_BODY_BYTES);
        assertThat(send(to("/echo").POST(BodyPublishers.ofString(most))).body()).isEqualTo(most);
        // Without the body: a client that still sends it may find the connection closed before it reads the answer.
        assertThat(raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (most.length() + 1)
                        + "\r\nConnection: close\r\n\r\n"))
                .contains(" 413 ");
        String header = "y".repeat(WebServer.MOST_HEADER_BYTES);
        assertThat(raw("GET /one HTTP/1.1\r\nHost: localhost\r\nX: " + header + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void aBodyOfUnknownLengthHasTheSameBound() throws Exception {
        byte[] tooMuch = new byte[WebServer.MOST_BODY_BYTES + 1];
        HttpRequest.BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooMuch));
        assertThat(send(to("/echo").POST(chunked)).statusCode()).isEqualTo(413);
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws Exception {
        long start = System.nanoTime();
        assertThat(raw("GET /one HTTP/1.1\r\nHost: loc")).doesNotContain(" 200 ");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(WebServer.LONGEST_SILENCE.minusSeconds(1), WebServer.LONGEST_SILENCE.plusSeconds(5));
    }

    @Test
    void aPortInUseIsOneLineWithTheMend() {
        try (WebServer second = server(server.address().getPort(), Optional.empty())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("127.0.0.1:" + server.address().getPort())
                    .hasMessageContaining("--http-port");
        }
    }
}
