package fleetrtt.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.devstack.broker.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A Prometheus of our own, at a port of its own, that looks every second. */
final class Prometheus implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Ready to be asked.
     *
     * @param collector its pages, host:port
     * @param aggregator its pages, host:port
     * @param notifier its pages, host:port
     */
    static Prometheus start(Path folder, String collector, String aggregator, String notifier) throws IOException {
        int port = LoopbackPorts.free();
        try (Stream<Path> rules = Files.list(Promtool.RULES)) {
            for (Path rule :
                    rules.filter(path -> path.toString().endsWith(".rules.yml")).toList()) {
                Files.writeString(
                        folder.resolve(rule.getFileName()),
                        Files.readString(rule).replace("interval: 30s", "interval: 1s"));
            }
        }
        Path config =
                Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['*.rules.yml']
                scrape_configs:
                  - job_name: fleetrtt-collector
                    static_configs: [{targets: ['%s']}]
                  - job_name: fleetrtt-aggregator
                    static_configs: [{targets: ['%s']}]
                  - job_name: fleetrtt-notify
                    static_configs: [{targets: ['%s']}]
                """.formatted(collector, aggregator, notifier));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Prometheus prometheus = new Prometheus(process, port);
        await().atMost(START).until(prometheus::isReady);
        return prometheus;
    }

    private boolean isReady() throws IOException, InterruptedException {
        assertThat(process.isAlive()).as("prometheus runs").isTrue();
        try {
            return CLIENT.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /** The field data of an answer, which has to be a success. */
    private JsonNode data(String path) {
        try {
            JsonNode answer = new ObjectMapper()
                    .readTree(CLIENT.send(request("/api/v1/" + path), BodyHandlers.ofString())
                            .body());
            assertThat(answer.path("status").asText())
                    .as("%s: %s", path, answer)
                    .isEqualTo("success");
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Number of series that a question finds now. */
    int series(String query) {
        return data("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("result")
                .size();
    }

    /** Names of all metrics that it has. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        data("label/__name__/values").forEach(name -> names.add(name.asText()));
        return names;
    }

    JsonNode ruleGroups() {
        return data("rules").path("groups");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
