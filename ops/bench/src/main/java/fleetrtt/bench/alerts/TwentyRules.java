package fleetrtt.bench.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Twenty rules on every peer, of ten kinds, as people might write them; they seldom fire. */
public final class TwentyRules {
    private static final List<String> CONDITIONS = List.of(
            "mean > 4 * baseline.mean && p50 > duration(\"20ms\")",
            "slowdown > 8.0 && samples > 1000",
            "p99 > duration(\"2s\") && hosts >= 2",
            "p50 - baseline.p50 > duration(\"500ms\")",
            "excess > duration(\"1s\") || p90 > 100 * min_rtt",
            "p99 / p50 > 100.0 && !remote.startsWith(\"10.0.\")",
            "mean > 40 * baseline.p50 && shift > 1.5",
            "p90.low > 20 * baseline.p90.high",
            "samples > 1000000",
            "hosts > 500 ? p50 > duration(\"1s\") : p50 > duration(\"4s\")");

    private TwentyRules() {}

    /** A file of them. */
    public static Path file(Path folder) {
        StringBuilder rules = new StringBuilder("groups:\n  - name: twenty\n    rules:\n");
        for (int i = 0; i < 20; i++) {
            rules.append("      - {alert: R")
                    .append(i)
                    .append(", for: 3m, expr: '")
                    .append(CONDITIONS.get(i % CONDITIONS.size()))
                    .append("'}\n");
        }
        try {
            return Files.writeString(folder.resolve("twenty.yml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
