package fleetrtt.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The checks in {@code src/test/node}: their packages are installed into the build's folder, then they are run. */
final class NodeChecks {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node").toAbsolutePath();
    private static final Duration INSTALLATION = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private NodeChecks() {}

    /** Copies the checks and installs what their lockfile names, unless it is there. */
    static void install() throws IOException, InterruptedException {
        copySource();
        Path installed = FOLDER.resolve("node_modules/installed.json");
        Path locked = FOLDER.resolve("package-lock.json");
        if (!Files.exists(installed) || Files.mismatch(installed, locked) >= 0) {
            run(INSTALLATION, FOLDER.resolve("npm.log"), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            Files.copy(locked, installed);
        }
    }

    private static void copySource() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = FOLDER.resolve(SOURCE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    /**
     * Runs all checks.
     *
     * @param facts what they are to know of the stack
     */
    static List<CheckResult> run(KnownFacts facts, Duration limit) throws IOException, InterruptedException {
        Path file = FOLDER.resolve("facts.json");
        JSON.writeValue(file.toFile(), facts);
        Path results = FOLDER.resolve("results.ndjson");
        run(limit, results, "node", "run.mjs", file.toString());
        try (Stream<String> lines = Files.lines(results)) {
            return lines.map(NodeChecks::result).toList();
        }
    }

    private static CheckResult result(String line) {
        try {
            return JSON.readValue(line, CheckResult.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a result: " + line, e);
        }
    }

    private static void run(Duration limit, Path out, String... command) throws IOException, InterruptedException {
        Path err = FOLDER.resolve(command[0] + ".err");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + (ended ? " failed" : " did not end in " + limit) + "\n"
                    + Files.readString(out) + Files.readString(err));
        }
    }
}
