package fleetrtt.bench.aggregator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of 10 s per remote in an open hash table, fed with the bytes of interval records: the decoder looks at
 * nothing but what it adds up, makes no object but for a new window, and believes everything. Windows three minutes older
 * than the newest go before the table grows, and are remembered as totals. Not thread-safe.
 */
final class FloorTable {
    private static final long WINDOW_MILLIS = 10_000;
    private static final long KEPT_MILLIS = 180_000;
    private static final int SLOTS = 29;
    /** Magic byte and schema id. */
    private static final int PREFIX = 5;

    private static final class Cell {
        final byte[] remote;
        final long window;
        final int hash;
        final long[] counts = new long[SLOTS];
        long sumMicros;
        long minRttMicros = Long.MAX_VALUE;

        @SuppressWarnings("UnusedVariable") // Whoever merges adds it up, read or not.
        long fresh;

        boolean isChanged;

        Cell(byte[] remote, long window, int hash) {
            this.remote = remote;
            this.window = window;
            this.hash = hash;
        }
    }

    private final List<Cell> changed = new ArrayList<>();
    private final boolean notesChanges;
    private Cell[] table = new Cell[1 << 16];
    private int cells;
    private long newest;
    private Totals gone = Totals.none();
    private byte[] bytes = new byte[0];
    private int at;

    /** @param notesChanges whether it is to know which windows changed */
    FloorTable(boolean notesChanges) {
        this.notesChanges = notesChanges;
    }

    /** Takes a window. */
    interface Windows {
        void take(byte[] remote, long startMillis, long[] counts, long sumMicros, long minRttMicros);
    }

    /** Hands over the windows that changed since the last time. */
    void drainChanged(Windows to) {
        for (Cell cell : changed) {
            cell.isChanged = false;
            to.take(cell.remote, cell.window, cell.counts, cell.sumMicros, cell.minRttMicros);
        }
        changed.clear();
    }

    /** Adds one record: an IntervalHistogram in Confluent's wire format. */
    void add(byte[] record) {
        bytes = record;
        at = PREFIX;
        skipText();
        number();
        number();
        long start = number();
        number();
        int length = (int) number();
        int remote = at;
        at += length;
        Cell cell = cell(remote, length, start - Math.floorMod(start, WINDOW_MILLIS));
        int slot = (int) number();
        for (long block = number(); block != 0; block = number()) {
            for (long i = 0; i < block; i++) {
                cell.counts[slot++] += number();
            }
        }
        cell.sumMicros += number();
        if (number() == 1) {
            cell.minRttMicros = Math.min(cell.minRttMicros, number());
        }
        cell.fresh += number();
        if (notesChanges && !cell.isChanged) {
            cell.isChanged = true;
            changed.add(cell);
        }
    }

    private void skipText() {
        int length = (int) number();
        at += length;
    }

    /** Avro's zigzag varint. */
    private long number() {
        long raw = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            raw |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return (raw >>> 1) ^ -(raw & 1);
    }

    private Cell cell(int from, int length, long window) {
        int hash = hash(from, length, window);
        int place = hash & (table.length - 1);
        for (Cell cell = table[place]; cell != null; cell = table[place]) {
            if (cell.hash == hash
                    && cell.window == window
                    && Arrays.equals(cell.remote, 0, cell.remote.length, bytes, from, from + length)) {
                return cell;
            }
            place = (place + 1) & (table.length - 1);
        }
        Cell cell = new Cell(Arrays.copyOfRange(bytes, from, from + length), window, hash);
        table[place] = cell;
        newest = Math.max(newest, window);
        if (++cells * 2 > table.length) {
            grow();
        }
        return cell;
    }

    private int hash(int from, int length, long window) {
        int hash = Long.hashCode(window / WINDOW_MILLIS * 0x9E3779B97F4A7C15L);
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 16);
    }

    private void grow() {
        Cell[] old = table;
        forget();
        table = new Cell[cells * 4 > old.length ? old.length * 2 : old.length];
        for (Cell cell : old) {
            if (cell != null && isKept(cell)) {
                int place = cell.hash & (table.length - 1);
                while (table[place] != null) {
                    place = (place + 1) & (table.length - 1);
                }
                table[place] = cell;
            }
        }
    }

    private boolean isKept(Cell cell) {
        return cell.window >= newest - KEPT_MILLIS;
    }

    private void forget() {
        for (Cell cell : table) {
            if (cell != null && !isKept(cell)) {
                gone = with(gone, cell);
                cells--;
            }
        }
    }

    private static Totals with(Totals totals, Cell cell) {
        return totals.plus(Arrays.stream(cell.counts).sum(), cell.sumMicros);
    }

    Totals totals() {
        Totals totals = gone;
        for (Cell cell : table) {
            totals = cell == null ? totals : with(totals, cell);
        }
        return totals;
    }
}
