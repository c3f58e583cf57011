package fleetrtt.aggregator.shift;

import java.util.Arrays;

/**
 * What an open window has brought to the cells of one host, by their numbers: centres, weighted by fresh updates. Written
 * in sequence, as reports come; reused for the window after the next. Not thread-safe.
 */
final class OpenWindow {
    private static final long NONE = Long.MIN_VALUE;

    private long startMillis = NONE;
    private double[] centres = {};
    private long[] fresh = {};

    void add(long start, int cell, double centre, long more) {
        if (start != startMillis) {
            clear();
            startMillis = start;
        }
        if (cell >= fresh.length) {
            centres = Arrays.copyOf(centres, Math.max(cell + 1, 2 * cell));
            fresh = Arrays.copyOf(fresh, centres.length);
        }
        centres[cell] += centre * more;
        fresh[cell] += more;
    }

    /** Fresh updates of a cell in the window that starts then. */
    long fresh(long start, int cell) {
        return start == startMillis && cell < fresh.length ? fresh[cell] : 0;
    }

    /** Of a cell with fresh updates. */
    double centre(int cell) {
        return centres[cell] / fresh[cell];
    }

    void close(long start) {
        if (start == startMillis) {
            clear();
        }
    }

    void clear() {
        startMillis = NONE;
        Arrays.fill(centres, 0);
        Arrays.fill(fresh, 0);
    }
}
