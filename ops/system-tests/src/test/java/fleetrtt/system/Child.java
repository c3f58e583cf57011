package fleetrtt.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of FleetRTT as a process of its own, on this test's class path; what it prints goes to files. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;
    private final Leash leash;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        leash = Leash.on(process);
    }

    /**
     * Starts a main class.
     *
     * @param before put before java, e.g. setpriv and its options; may be empty
     */
    public static Child start(Path folder, List<String> before, Class<?> main, String... arguments) throws IOException {
        return start(folder, before, System.getProperty("java.class.path"), main, arguments);
    }

    /** The same on another class path, for users who may not read this one. */
    public static Child start(Path folder, List<String> before, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Child(process, out, err);
    }

    public String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    public String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Whether it runs, and what it has used so far. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGTERM, as service managers do. */
    public void terminate() {
        process.destroy();
    }

    /** Sends a signal by its name, INT for what Ctrl-C does. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    /**
     * The exit code.
     *
     * @throws AssertionError when it is still running after the limit
     */
    public int exitCode(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit + "\n" + out() + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        leash.close();
    }
}
