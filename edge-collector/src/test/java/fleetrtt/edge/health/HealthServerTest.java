package fleetrtt.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.http.HttpAccess;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthServerTest {
    private static final String TOKEN = "0123456789abcdef";

    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusRegistry metrics = new PrometheusRegistry();
    private Health health = new Health(List.of());
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        HttpAccess access = HttpAccess.of(InetAddress.getLoopbackAddress(), Optional.of(TOKEN), false);
        server = new HealthServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), access, () -> health, metrics);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void goodHealthIsTwoHundredAndBadHealthFiveHundredAndThreeWithReasons() throws Exception {
        assertThat(send(request("/healthz")).statusCode()).isEqualTo(200);
        health = new Health(List.of("the disk \"/\" is full"));
        HttpResponse<String> bad = send(request("/healthz"));
        assertThat(bad.statusCode()).isEqualTo(503);
        assertThat(bad.body()).isEqualTo("{\"status\":\"failing\",\"reasons\":[\"the disk \\\"/\\\" is full\"]}");
    }

    @Test
    void metricsThatCannotBeToldAreOneLine() throws Exception {
        metrics.register((MultiCollector) () -> {
            throw new IllegalStateException("no counters");
        });
        HttpResponse<String> answer = send(request("/metrics"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("cannot tell: no counters\n");
    }

    @Test
    void onlyGetAndOnlyWhatThereIs() throws Exception {
        HttpResponse<String> post = send(request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET");
        assertThat(send(request("/")).statusCode()).isEqualTo(404);
        assertThat(send(request("/metrics/more")).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheTokenNothingIsToldAndWebPagesAreNotAnswered() throws Exception {
        HttpResponse<String> wrong = send(request("/healthz").setHeader("Authorization", "Bearer guess"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).doesNotContain("status");
        assertThat(send(request("/healthz").header("Origin", "http://127.0.0.1"))
                        .statusCode())
                .isEqualTo(403);
    }
}
