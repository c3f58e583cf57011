package fleetrtt.system.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The documents of the project. */
final class Documents {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    static final String README = "README.md";
    static final String HANDBOOK = "ops/README.md";

    /** All that people are sent to. */
    static final List<String> ALL = List.of(
            README,
            HANDBOOK,
            "CONTRIBUTING.md",
            "bpf/RATIONALE.md",
            "edge-collector/RATIONALE.md",
            "ops/RATIONALE.md",
            "schemas/RATIONALE.md",
            "stream-aggregator/RATIONALE.md",
            "ops/bench/RESULTS.md",
            "ops/system-tests/RESULTS.md");

    private Documents() {}

    static String read(String name) {
        return read(ROOT.resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
