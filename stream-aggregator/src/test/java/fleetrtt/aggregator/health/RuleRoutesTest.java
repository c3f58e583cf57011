package fleetrtt.aggregator.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.http.server.WebServer;
import fleetrtt.metrics.MetricsText;
import fleetrtt.rules.RuleFiles;
import fleetrtt.terminal.HangUp;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RuleRoutesTest {
    private static final String RULE = "groups: [{name: g, rules: [{alert: A, expr: %s}]}]";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PrometheusRegistry metrics = new PrometheusRegistry();

    @TempDir
    private Path folder;

    private RuleFiles rules;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        write("hosts > 1");
        // Too seldom to matter: files are read again when somebody says so.
        rules = new RuleFiles(List.of(folder), Duration.ofHours(1), InstantSource.system());
        rules.start();
        metrics.register(new RuleMetrics(rules::status));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = new WebServer(
                new HttpEndpoint(new InetSocketAddress(loopback, 0), HttpAccess.of(loopback, Optional.empty(), false)),
                List.of(new RuleRoutes(rules::status)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        rules.close();
    }

    private void write(String expression) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), RULE.formatted(expression));
    }

    private JsonNode status() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/rulesz")).build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }

    private double metric(String name) {
        return MetricsText.scrape(metrics)
                .lines()
                .filter(line -> line.startsWith("fleetrtt_aggregator_" + name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afterSighupABadFileIsNamedAndTheOldRulesStayInForce() throws Exception {
        assertThat(status().get("current").asBoolean()).isTrue();
        assertThat(metric("rules_current")).isEqualTo(1);
        HangUp.handle(rules::reload);
        write("host > 1");
        hangUp();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(status().get("current").asBoolean()).isFalse());
        assertThat(status().get("faults").get(0).asText()).contains("rules.yml:1:", "host");
        assertThat(status().get("rules").asInt()).isEqualTo(1);
        assertThat(metric("rules")).isEqualTo(1);
        assertThat(metric("rules_current")).isZero();
        assertThat(metric("rule_reload_failures_total")).isEqualTo(1);
        write("hosts > 2");
        hangUp();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(status().get("current").asBoolean()).isTrue());
        assertThat(metric("rule_reloads_total")).isEqualTo(1);
    }

    private static void hangUp() throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("sh", "-c", "kill -HUP " + self).start().waitFor())
                .isZero();
    }
}
