package fleetrtt.system.notify;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Debian's Alertmanager on a port of its own, alone, which groups by the alert's name and tells a webhook at once. It
 * has nothing to do with the service that comes with the package.
 */
final class AlertmanagerProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration START = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    private AlertmanagerProcess(Path folder, int port, List<String> options, Process process) {
        this.folder = folder;
        this.port = port;
        this.options = options;
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Listens, but perhaps not yet. */
    static AlertmanagerProcess start(Path folder, int port, String webhook, String... options) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: hook
                  group_by: [alertname]
                  group_wait: 1s
                  group_interval: 1s
                  repeat_interval: 1h
                receivers:
                  - name: hook
                    webhook_configs: [{url: "%s", send_resolved: true}]
                """.formatted(webhook));
        List<String> more = List.of(options);
        return new AlertmanagerProcess(folder, port, more, process(folder, port, more));
    }

    private static Process process(Path folder, int port, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address="));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** The same once it answers; not for one that wants TLS. */
    AlertmanagerProcess awaitReady() {
        await().atMost(START).ignoreExceptions().until(() -> get("/-/ready").statusCode() == 200);
        return this;
    }

    /** SIGKILL; it remembers what it wrote to disk, which is not its alerts. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws IOException {
        process = process(folder, port, options);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** What it has logged. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** Names and subjects of the alerts that are active now. */
    Set<String> active() throws IOException, InterruptedException {
        Set<String> active = new TreeSet<>();
        for (JsonNode alert : JSON.readTree(get("/api/v2/alerts?active=true").body())) {
            active.add(named(alert));
        }
        return active;
    }

    private static String named(JsonNode alert) {
        JsonNode labels = alert.get("labels");
        return labels.get("alertname").asText() + " " + labels.get("remote").asText();
    }

    /** The same by group, in the order of names. */
    List<SortedSet<String>> groups() throws IOException, InterruptedException {
        List<SortedSet<String>> groups = new ArrayList<>();
        for (JsonNode group :
                JSON.readTree(get("/api/v2/alerts/groups?active=true").body())) {
            SortedSet<String> names = new TreeSet<>();
            group.get("alerts").forEach(alert -> names.add(named(alert)));
            groups.add(names);
        }
        groups.sort((one, other) -> one.first().compareTo(other.first()));
        return groups;
    }

    JsonNode alert(String remote) throws IOException, InterruptedException {
        return JSON.readTree(get("/api/v2/alerts?filter=remote%3D%22" + remote + "%22")
                        .body())
                .path(0);
    }

    @Override
    public void close() {
        kill();
    }
}
