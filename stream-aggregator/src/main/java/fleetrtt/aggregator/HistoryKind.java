package fleetrtt.aggregator;

import java.util.Locale;

/** Whether windows are kept for queries, and where. */
public enum HistoryKind {
    MEMORY,
    OFF;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
