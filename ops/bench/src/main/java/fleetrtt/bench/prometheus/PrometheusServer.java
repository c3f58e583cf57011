package fleetrtt.bench.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.cluster.Fault;
import fleetrtt.devstack.broker.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A Prometheus of Debian's package, in a folder and at a port of its own; killed when this JVM ends. */
final class PrometheusServer implements AutoCloseable {
    static final String RULE = "remote:tcprtt_microseconds:increase10s";

    private static final Duration START = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Thread killer;
    private final Path log;
    private final int port;

    private PrometheusServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
        killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Returns once it is ready, and scrapes. */
    static PrometheusServer start(Path folder, Exporters exporters, int hosts, Exposition exposition)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.yml"), rules(exposition));
        Path config = Files.writeString(folder.resolve("prometheus.yml"), config(exporters.port(), hosts));
        Path log = folder.resolve("prometheus.log");
        int port = LoopbackPorts.free();
        List<String> command = new ArrayList<>(List.of(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn"));
        if (exposition == Exposition.NATIVE) {
            command.add("--enable-feature=native-histograms");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, log, port);
        server.awaitReady();
        return server;
    }

    private static String rules(Exposition exposition) {
        return """
                groups:
                  - name: fleet
                    interval: 10s
                    rules:
                      - {record: '%s', expr: '%s'}
                """.formatted(RULE, exposition.sumByRemote());
    }

    private static String config(int port, int hosts) {
        StringBuilder config = new StringBuilder("""
                global: {scrape_interval: 10s, scrape_timeout: 9s, evaluation_interval: 10s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: fleet
                    static_configs:
                """);
        for (int host = 0; host < hosts; host++) {
            config.append(String.format(
                    Locale.ROOT,
                    "      - {targets: ['127.0.0.1:%d'], labels: {instance: host-%d, __metrics_path__: /%d}}%n",
                    port,
                    host,
                    host));
        }
        return config.toString();
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new Fault("prometheus does not start; its log is " + log, null);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number that a question has for an answer; NaN when it has none. */
    double ask(String question) throws InterruptedException {
        String answer = get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .body();
        try {
            JsonNode value = JSON.readTree(answer).at("/data/result/0/value/1");
            return value.isMissingNode() ? Double.NaN : Double.parseDouble(value.asText());
        } catch (IOException e) {
            throw new Fault("prometheus answers '" + answer + "'; its log is " + log, e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
