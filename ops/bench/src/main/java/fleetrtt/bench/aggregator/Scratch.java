package fleetrtt.bench.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for logs and state of one run, removed when all went well. */
public record Scratch(Path folder) {
    public static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("fleetrtt-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
