package fleetrtt.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders of rows: greatest first, then by address; or by address alone. */
public enum PeerSort {
    P99(Comparator.comparingDouble(PeerRow::p99Micros)),
    P50(Comparator.comparingDouble(PeerRow::p50Micros)),
    MEAN(Comparator.comparingDouble(PeerRow::meanMicros)),
    SAMPLES(Comparator.comparingLong(PeerRow::samples)),
    HOSTS(Comparator.comparingInt(PeerRow::hosts)),
    ADDRESS((one, other) -> 0);

    private static final Comparator<PeerRow> BY_ADDRESS =
            Comparator.comparing(row -> row.remote().toString());

    private final Comparator<PeerRow> order;

    PeerSort(Comparator<PeerRow> smallestFirst) {
        order = smallestFirst.reversed().thenComparing(BY_ADDRESS);
    }

    public List<PeerRow> sorted(List<PeerRow> rows) {
        return rows.stream().sorted(order).toList();
    }

    /** As on the command line: p99, samples … */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
