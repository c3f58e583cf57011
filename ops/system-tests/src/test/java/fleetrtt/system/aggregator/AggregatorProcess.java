package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.system.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code fleetrtt aggregator} as a process of its own, with 2 threads. */
public final class AggregatorProcess implements AutoCloseable {
    static final String NO_ANSWER = "no answer";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Child child;
    private final int port;

    private AggregatorProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Not necessarily at work yet. */
    public static AggregatorProcess start(Path folder, Cluster cluster, String... options) throws IOException {
        int port = LoopbackPorts.free();
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap-server=" + cluster.bootstrapServers(),
                "--schema-registry=" + cluster.schemaRegistry(),
                "--threads=2",
                "--http-port=" + port));
        arguments.addAll(List.of(options));
        Child child = Child.start(folder, List.of(), Aggregator.class, arguments.toArray(String[]::new));
        return new AggregatorProcess(child, port);
    }

    /** Of its pages, host:port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Where it answers, without a path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * Its answer, whatever the status.
     *
     * @param headers names and values in turn
     */
    public HttpResponse<String> get(String path, String... headers) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(10));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Why it is not ready, which may be that it does not answer; empty when it is. */
    List<String> unready() {
        try {
            HttpResponse<String> answer = get("/readyz");
            assertThat(answer.statusCode() == 200).isEqualTo(answer.body().equals("ready\n"));
            return answer.statusCode() == 200
                    ? List.of()
                    : answer.body().lines().toList();
        } catch (UncheckedIOException e) {
            return List.of(NO_ANSWER);
        }
    }

    /** The same process, once it is ready. */
    public AggregatorProcess awaitReady() {
        await().atMost(START)
                .untilAsserted(() -> assertThat(unready()).as(said()).isEmpty());
        return this;
    }

    int aliveStatus() {
        return get("/healthz").statusCode();
    }

    Exposition scrape() {
        return Exposition.parse(get("/metrics").body());
    }

    /** What it has logged. */
    public String said() {
        try {
            return child.err();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; the exit code. */
    public int terminate() throws IOException, InterruptedException {
        child.terminate();
        return exitCode();
    }

    public int exitCode() throws IOException, InterruptedException {
        return child.exitCode(STOP);
    }

    /** SIGKILL; returns once it is gone. */
    void kill() {
        child.close();
    }

    /** SIGSTOP: it stands still and knows nothing of it. */
    void freeze() throws IOException, InterruptedException {
        child.signal("STOP");
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        child.signal("CONT");
    }

    @Override
    public void close() {
        child.close();
    }
}
