package fleetrtt.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dashboards of ops/grafana, as far as they are questions to Prometheus. */
final class Dashboards {
    private static final Path FOLDER =
            Path.of("..", "grafana", "dashboards").toAbsolutePath().normalize();

    private Dashboards() {}

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    /** Questions as Grafana puts them, with all instances and a range of so many seconds, by dashboard and panel. */
    static Map<String, String> queries(int seconds) throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Path file : files()) {
            for (JsonNode panel : read(file).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String where =
                            file.getFileName() + ", " + panel.path("title").asText() + ", "
                                    + target.path("refId").asText();
                    queries.put(
                            where,
                            target.path("expr")
                                    .asText()
                                    .replace("$__rate_interval", seconds + "s")
                                    .replace("$instance", ".+"));
                }
            }
        }
        return queries;
    }
}
