package fleetrtt.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.engine.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The compose file really up: everybody healthy, everybody scraped, and this machine's round-trip times on the API. */
@EnabledIfSystemProperty(named = "fleetrtt.kafka", matches = "containers", disabledReason = "needs -Pcontainers")
@EnabledIf(
        value = "fleetrtt.system.deploy.ComposeTest#isThere",
        disabledReason = "no docker-compose here: install the Debian package docker-compose")
@EnabledIfKernelGrantsBpf
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class ComposeIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    /** Grafana is not everywhere: whoever cannot have its image names none, and does without. */
    private static List<String> services() {
        List<String> services = new ArrayList<>(List.of(
                "kafka",
                "registry",
                "aggregator-1",
                "aggregator-2",
                "notifier",
                "collector",
                "prometheus",
                "alertmanager"));
        Engine.image("grafana").ifPresent(image -> services.add("grafana"));
        return services;
    }

    private static JsonNode get(int port, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + ComposeProject.token())
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void everyServiceIsHealthyScrapedAndOfUse() throws Exception {
        Engine.require();
        Assumptions.assumeTrue(Engine.hasBridges(), "the engine makes no bridges here, which Compose needs");
        int page = LoopbackPorts.free();
        int prometheus = LoopbackPorts.free();
        Map<String, Integer> ports = Map.of(
                "PAGE_PORT",
                page,
                "PROMETHEUS_PORT",
                prometheus,
                "ALERTMANAGER_PORT",
                LoopbackPorts.free(),
                "GRAFANA_PORT",
                LoopbackPorts.free());
        List<String> services = services();
        try (ComposeProject project = ComposeProject.up(folder, ports, services)) {
            project.awaitHealthy(services);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(prometheus, "/api/v1/targets")
                                    .at("/data/activeTargets")
                                    .findValuesAsText("health"))
                            .containsExactly("up", "up", "up", "up"));
            await().atMost(SOON).untilAsserted(() -> {
                JsonNode peers = get(page, "/api/v1/peers?last=5m");
                assertThat(peers.path("partial").asBoolean(true))
                        .as(peers.path("missing").toString())
                        .isFalse();
                assertThat(peers.path("found").asInt())
                        .as(project.logs("collector"))
                        .isPositive();
            });
            JsonNode rules = get(prometheus, "/api/v1/rules");
            assertThat(rules.findValuesAsText("health")).isNotEmpty().containsOnly("ok");
            assertThat(get(prometheus, "/api/v1/alertmanagers").at("/data/activeAlertmanagers"))
                    .hasSize(1);
        }
    }
}
