package fleetrtt.system.monitoring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Prometheus of this machine, and the folder of what it is given. */
final class Promtool {
    static final Path FOLDER = Path.of("..", "prometheus").toAbsolutePath().normalize();
    static final Path RULES = FOLDER.resolve("rules");
    static final String MISSING = "no prometheus here: install the Debian package prometheus";

    private Promtool() {}

    static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))
                        && Files.isExecutable(Path.of(folder, "prometheus")));
    }

    /**
     * What it printed.
     *
     * @throws AssertionError with that, when it says that something is wrong
     */
    static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("promtool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + "\n" + Files.readString(said));
            }
            return Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }
}
