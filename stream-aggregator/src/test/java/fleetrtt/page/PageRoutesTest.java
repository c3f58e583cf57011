package fleetrtt.page;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.http.server.WebServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PageRoutesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = new WebServer(
                new HttpEndpoint(new InetSocketAddress(loopback, 0), HttpAccess.of(loopback, Optional.empty(), false)),
                List.of(new PageRoutes()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void thePageIsSentWithAPolicyThatForbidsInlineCodeAndForeignOrigins() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<title>FleetRTT</title>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @Test
    void headOfThePageHasItsHeaders() throws Exception {
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/"))
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(head.headers().firstValue("Content-Length")).isPresent();
    }

    @Test
    void scriptsAreSentAsScripts() throws Exception {
        HttpResponse<String> script = get("/js/plot/heatmap.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(script.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
        String tag = get("/css/page.css").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/css/page.css", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip, br", "GZIP"})
    void whoTakesGzipIsSentIt(String accepted) throws Exception {
        HttpResponse<InputStream> packed = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/css/page.css"))
                        .header("Accept-Encoding", accepted)
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(new String(new GZIPInputStream(packed.body()).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(get("/css/page.css").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br"})
    void whoDoesNotIsSentTheFileAsItIs(String accepted) throws Exception {
        HttpResponse<String> plain = get("/css/page.css", "Accept-Encoding", accepted);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).isEqualTo(get("/css/page.css").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/none.js",
                "/js/",
                "/js/..%2f..%2flogback.xml",
                "/js/%2e%2e/index.html",
                "/vendor/uplot-1.6.32/SHA256SUMS",
                "/vendor/..%5c..%5cindex.html",
                "/logback.xml"
            })
    void nothingElseOfTheClassPathIsSent(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }
}
