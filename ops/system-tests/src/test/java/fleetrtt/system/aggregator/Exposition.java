package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of /metrics. Reading it checks that it is Prometheus' text format 0.0.4: each family has a text and a
 * type, stands in one place, and has no series twice.
 */
final class Exposition {
    private static final Pattern META = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*})? (\\S+)");
    private static final Pattern OF_SUMMARIES = Pattern.compile("_(count|sum|bucket)$");

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Set<String> explained = new HashSet<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private String family = "";

    private Exposition() {}

    static Exposition parse(String text) {
        assertThat(text).endsWith("\n");
        Exposition exposition = new Exposition();
        text.lines().forEach(exposition::read);
        assertThat(exposition.explained).containsExactlyInAnyOrderElementsOf(exposition.types.keySet());
        return exposition;
    }

    private void read(String line) {
        if (line.startsWith("#")) {
            Matcher meta = META.matcher(line);
            assertThat(meta.matches()).as(line).isTrue();
            if (meta.group(1).equals("HELP")) {
                assertThat(explained.add(meta.group(2))).as(line).isTrue();
            } else {
                assertThat(types.put(meta.group(2), meta.group(3))).as(line).isNull();
                family = meta.group(2);
            }
        } else {
            readSample(line);
        }
    }

    private void readSample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        boolean isPart = "summary".equals(types.get(family)) || "histogram".equals(types.get(family));
        assertThat(isPart ? OF_SUMMARIES.matcher(name).replaceFirst("") : name)
                .as("the family before %s", line)
                .isEqualTo(family);
        String series = name + Objects.requireNonNullElse(sample.group(2), "");
        assertThat(values.put(series, Double.valueOf(sample.group(3)))).as(line).isNull();
    }

    String type(String name) {
        return types.getOrDefault(name, "none");
    }

    /** Of all series of a metric. */
    double sum(String name) {
        return series(name).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Series of a metric, with their labels as they stand there. */
    Map<String, Double> series(String name) {
        Map<String, Double> series = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.equals(name) || key.startsWith(name + "{")) {
                series.put(key.substring(name.length()), value);
            }
        });
        return series;
    }

    /** Number of all series. */
    int size() {
        return values.size();
    }

    /** All series with their labels. */
    Set<String> labels() {
        return values.keySet();
    }
}
