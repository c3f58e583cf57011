package fleetrtt.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list is ranked by; equal ones by name, and those of which the measure is not known last. */
public enum Ranking {
    P99(row -> row.rtt().p99Micros()),
    P90(row -> row.rtt().p90Micros()),
    P50(row -> row.rtt().p50Micros()),
    MEAN(row -> row.rtt().meanMicros()),
    SLOWDOWN(Measured::slowdown),
    EXCESS(Measured::excessMicros),
    SAMPLES(row -> (double) row.rtt().samples()),
    HOSTS(row -> (double) row.hosts());

    private interface Measure extends Function<Measured, @Nullable Double> {}

    private final Measure measure;

    Ranking(Measure measure) {
        this.measure = measure;
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Ranking of(String name) {
        return Arrays.stream(values())
                .filter(ranking -> ranking.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no measure: "
                        + Arrays.stream(values()).map(Ranking::toString).collect(Collectors.joining(", "))));
    }

    public <R extends Measured> List<R> first(List<R> rows, boolean descending, int limit) {
        Comparator<Double> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return rows.stream()
                .sorted(Comparator.<R, Double>comparing(measure::apply, Comparator.nullsLast(order))
                        .thenComparing(Measured::name))
                .limit(limit)
                .toList();
    }

    /** As on the command line and in requests. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
