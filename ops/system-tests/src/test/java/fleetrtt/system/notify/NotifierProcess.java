package fleetrtt.system.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.notify.Notifier;
import fleetrtt.system.Child;
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

/** {@code fleetrtt notify} as a process of its own. */
public final class NotifierProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Child child;
    private final int port;

    private NotifierProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    public static NotifierProcess start(Path folder, Cluster cluster, String... options) throws IOException {
        int port = LoopbackPorts.free();
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-server=" + cluster.bootstrapServers(),
                "--schema-registry=" + cluster.schemaRegistry(),
                // So that who was killed is missed soon.
                "--kafka=session.timeout.ms=6000",
                "--kafka=heartbeat.interval.ms=1000",
                "--http-port=" + port));
        arguments.addAll(List.of(options));
        return new NotifierProcess(
                Child.start(folder, List.of(), Notifier.class, arguments.toArray(String[]::new)), port);
    }

    /** Of its pages, host:port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Lines of /readyz, metrics and the like. */
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://" + address() + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        return answer.body();
    }

    NotifierProcess awaitReady() throws IOException {
        await().atMost(START)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("/readyz")).isEqualTo("ready\n"));
        return this;
    }

    /** A metric of one receiver; its label begins so. */
    double metric(String name, String receiver) throws IOException, InterruptedException {
        return get("/metrics")
                .lines()
                .filter(line ->
                        line.startsWith("fleetrtt_notify_" + name + "{") && line.contains("receiver=\"" + receiver))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    String said() throws IOException {
        return child.err();
    }

    int terminate() throws IOException, InterruptedException {
        child.terminate();
        return child.exitCode(STOP);
    }

    /** SIGKILL. */
    void kill() {
        child.close();
    }

    @Override
    public void close() {
        child.close();
    }
}
