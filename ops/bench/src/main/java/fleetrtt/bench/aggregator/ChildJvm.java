package fleetrtt.bench.aggregator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.cluster.Fault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM with this one's class path that is spoken to line by line; its log goes to a file. It is killed when this one
 * ends. Not thread-safe.
 */
final class ChildJvm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final Thread killer;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        killer = new Thread(process::destroyForcibly);
    }

    static ChildJvm start(Path log, List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            ChildJvm child = new ChildJvm(process, log);
            Runtime.getRuntime().addShutdownHook(child.killer);
            return child;
        } catch (IOException e) {
            throw new Fault("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /**
     * The next line it prints.
     *
     * @throws Fault when it has ended
     */
    String answer() {
        try {
            String line = answers.readLine();
            if (line != null) {
                return line;
            }
            throw new Fault("a process of the bench has ended; its log is " + log, null);
        } catch (IOException e) {
            throw new Fault("a process of the bench does not answer: " + e.getMessage() + "; its log is " + log, e);
        }
    }

    /** Its answer to a line, which is JSON. */
    <T> T ask(String line, Class<T> type) {
        tell(line);
        String answer = answer();
        try {
            return JSON.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new Fault("a process of the bench answered '" + answer + "'; its log is " + log, e);
        }
    }

    private void tell(String line) {
        try {
            commands.write(line);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new Fault("a process of the bench does not listen: " + e.getMessage() + "; its log is " + log, e);
        }
    }

    /** CPU time it has used so far, in nanoseconds; the kernel counts it in hundredths of a second. */
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
