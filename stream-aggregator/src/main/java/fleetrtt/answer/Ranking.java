package fleetrtt.answer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list is ranked by; equal ones by name, and those of which the measure is not known last. */
public enum Ranking {
    P99,
    P90,
    P50,
    MEAN,
    SLOWDOWN,
    EXCESS,
    SAMPLES,
    HOSTS;

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
        Comparator<R> byMeasure = (left, right) -> compare(measure(left), measure(right), order);
        return rows.stream()
                .sorted(byMeasure.thenComparing(Measured::name))
                .limit(limit)
                .toList();
    }

    private static int compare(@Nullable Double left, @Nullable Double right, Comparator<Double> order) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return order.compare(left, right);
    }

    private @Nullable Double measure(Measured row) {
        return switch (this) {
            case P99 -> row.rtt().p99Micros();
            case P90 -> row.rtt().p90Micros();
            case P50 -> row.rtt().p50Micros();
            case MEAN -> row.rtt().meanMicros();
            case SLOWDOWN -> row.slowdown();
            case EXCESS -> row.excessMicros();
            case SAMPLES -> (double) row.rtt().samples();
            case HOSTS -> (double) row.hosts();
        };
    }

    /** As on the command line and in requests. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
