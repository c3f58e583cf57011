package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.system.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code fleetrtt collector} as a process of its own. */
public final class CollectorProcess implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofMillis(100);

    private static final Duration START = Duration.ofSeconds(30);

    /** System property of where the collector was built to. */
    private static final String BUILT = "fleetrtt.collector";

    private final Process process;
    private final Leash leash;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private CollectorProcess(Process process) {
        this.process = process;
        leash = Leash.on(process);
    }

    /** A JVM as the launcher starts it, with this test's class path. */
    public static List<String> jvm() {
        return jvm(System.getProperty("java.class.path"));
    }

    static List<String> jvm(String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx48m", "-cp", classPath);
    }

    /** The same with all that the launcher sets, its class path among it, for those who measure. */
    static List<String> jvmAsShipped() {
        List<String> jvm = new ArrayList<>(List.of("env", "MALLOC_ARENA_MAX=2"));
        jvm.addAll(jvm(shippedClassPath()));
        jvm.addAll(3, List.of("-XX:-UsePerfData", "-Xms8m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
        return jvm;
    }

    /** A test's own has a hundred jars more, whose indexes are on the heap. */
    private static String shippedClassPath() {
        Path built = Path.of(System.getProperty(BUILT, "../../edge-collector/target"))
                .toAbsolutePath()
                .normalize();
        Path own = Path.of(CollectorCommand.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getFileName();
        return built.resolve(own) + ":" + built.resolve("lib") + "/*";
    }

    long pid() {
        return process.pid();
    }

    /** Not necessarily at work yet. */
    public static CollectorProcess start(List<String> jvm, Cluster cluster, String host, Path state, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(jvm);
        command.add(CollectorCommand.class.getName());
        command.addAll(List.of("--bootstrap-server", cluster.bootstrapServers()));
        command.addAll(List.of("--schema-registry", cluster.schemaRegistry()));
        command.addAll(List.of("--host", host, "--state-dir", state.toString(), "--no-jitter", "--include-loopback"));
        // Others on this machine may have the default one.
        command.addAll(List.of("--http-port", "0"));
        command.addAll(List.of("--interval", INTERVAL.toMillis() + "ms"));
        command.addAll(List.of(options));
        CollectorProcess collector = new CollectorProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        collector.listen();
        return collector;
    }

    /** At work: whatever is sent and received from now on is sampled. */
    static CollectorProcess collecting(Cluster cluster, String host, Path state, int remotePort) throws IOException {
        CollectorProcess collector = start(jvm(), cluster, host, state, "-P", Integer.toString(remotePort));
        collector.awaitCollecting();
        return collector;
    }

    private void listen() {
        Thread reader = new Thread(this::read, "said");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            process.inputReader().lines().forEach(said::add);
        } catch (UncheckedIOException e) {
            // The process was killed.
        }
    }

    public void awaitCollecting() {
        await().atMost(START).until(() -> said().contains("collecting as ") || !process.isAlive());
        assertThat(said()).contains("collecting as ");
    }

    /** All lines so far. */
    public String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** SIGKILL; returns when the process is gone, and with it its programs and maps. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as(said()).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        leash.close();
    }
}
