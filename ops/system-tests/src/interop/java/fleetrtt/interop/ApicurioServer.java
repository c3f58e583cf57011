package fleetrtt.interop;

import fleetrtt.devstack.broker.LoopbackPorts;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Apicurio Registry as a process of its own, with its Confluent-compatible REST; it keeps everything in memory. */
final class ApicurioServer {
    private static final Path HOME = Path.of("target/apicurio");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private @Nullable Process process;
    private int port;

    void start() throws IOException {
        port = LoopbackPorts.free();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        jar().getAbsolutePath())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/apicurio.log"))
                .start();
        await("Apicurio's answer, see target/apicurio.log").atMost(PATIENCE).ignoreExceptions().until(this::answers);
    }

    private static File jar() {
        File[] found = HOME.toFile().listFiles((directory, name) -> name.endsWith("-runner.jar"));
        if (found == null || found.length != 1) {
            throw new IllegalStateException("no single *-runner.jar in " + HOME + "; run with -Pinterop");
        }
        return found[0];
    }

    private boolean answers() throws IOException {
        try (var answer = URI.create(url() + "/subjects").toURL().openStream()) {
            return answer.read() == '[';
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
