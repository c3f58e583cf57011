package fleetrtt.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders of rows: greatest first and equal ones by address; or by address alone, as text. */
public enum PeerSort {
    P99,
    P50,
    MEAN,
    SAMPLES,
    HOSTS,
    ADDRESS;

    public List<PeerRow> sorted(List<PeerRow> rows) {
        return rows.stream().sorted(order()).toList();
    }

    private Comparator<PeerRow> order() {
        Comparator<PeerRow> byAddress = Comparator.comparing(row -> row.remote().toString());
        return switch (this) {
            case P99 -> greatestFirst(Comparator.comparingDouble(PeerRow::p99Micros), byAddress);
            case P50 -> greatestFirst(Comparator.comparingDouble(PeerRow::p50Micros), byAddress);
            case MEAN -> greatestFirst(Comparator.comparingDouble(PeerRow::meanMicros), byAddress);
            case SAMPLES -> greatestFirst(Comparator.comparingLong(PeerRow::samples), byAddress);
            case HOSTS -> greatestFirst(Comparator.comparingInt(PeerRow::hosts), byAddress);
            case ADDRESS -> byAddress;
        };
    }

    private static Comparator<PeerRow> greatestFirst(Comparator<PeerRow> order, Comparator<PeerRow> then) {
        return order.reversed().thenComparing(then);
    }

    /** As on the command line: p99, samples … */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
