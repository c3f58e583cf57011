package fleetrtt.edge.tcprtt;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run of the tool within this JVM. */
final class ToolRun {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private final CompletableFuture<Integer> exitCode;

    private ToolRun(List<String> arguments) {
        Tcprtt tool = new Tcprtt(stream(out), stream(err), stop);
        exitCode = CompletableFuture.supplyAsync(() -> {
            try {
                return tool.run(arguments);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static ToolRun start(String arguments) {
        return new ToolRun(List.of(arguments.split(" ", -1)));
    }

    /** Returns once the program is attached. */
    ToolRun awaitTracing() {
        String line = "Tracing TCP RTT... Hit Ctrl-C to end.\n";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> exitCode.isDone() || out().contains(line) || err().contains(line));
        return this;
    }

    /** As Ctrl-C does; what it printed. */
    String stop() throws Exception {
        stop.request();
        exitCode();
        return out();
    }

    int exitCode() throws Exception {
        return exitCode.get(30, TimeUnit.SECONDS);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
