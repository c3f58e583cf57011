package fleetrtt.aggregator.shift;

import java.util.Arrays;

/**
 * What an open window has brought to the cells of one host, by their numbers: centres, weighted by fresh updates. Written
 * in sequence, as reports come; reused for the window after the next. Not thread-safe.
 */
final class OpenWindow {
    private static final long NONE = Long.MIN_VALUE;

    private long startMillis = NONE;
    /** Of each cell, side by side: its centres times fresh updates, and its fresh updates, exact up to 2^53. */
    private double[] sums = {};

    void add(long start, int cell, double centre, long more) {
        if (start != startMillis) {
            clear();
            startMillis = start;
        }
        int at = 2 * cell;
        if (at >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(at + 2, 2 * at));
        }
        sums[at] += centre * more;
        sums[at + 1] += more;
    }

    /** Fresh updates of a cell in the window that starts then. */
    long fresh(long start, int cell) {
        return start == startMillis && 2 * cell < sums.length ? (long) sums[2 * cell + 1] : 0;
    }

    /** Of a cell with fresh updates. */
    double centre(int cell) {
        return sums[2 * cell] / sums[2 * cell + 1];
    }

    /** Whether there are fresh updates of a cell, whatever the window. */
    boolean isHeard(int cell) {
        return 2 * cell < sums.length && sums[2 * cell + 1] > 0;
    }

    /** What was of one cell is of another, whose number is not greater. */
    void renumber(int cell, int to) {
        if (2 * cell < sums.length) {
            sums[2 * to] = sums[2 * cell];
            sums[2 * to + 1] = sums[2 * cell + 1];
        }
    }

    /** Nothing is left of cells from this number on. */
    void truncate(int cells) {
        if (2 * cells < sums.length) {
            Arrays.fill(sums, 2 * cells, sums.length, 0);
        }
    }

    void close(long start) {
        if (start == startMillis) {
            clear();
        }
    }

    void clear() {
        startMillis = NONE;
        Arrays.fill(sums, 0);
    }
}
