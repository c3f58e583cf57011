package fleetrtt.aggregator.shift;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.localise.CellBaseline;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one host: for each of its peers what is ordinary, and what the windows that are still open have brought. A
 * report costs a look-up and two additions. Two windows may be open at a time; of several, as they come after an outage,
 * the last two are judged. Not thread-safe.
 */
public final class HostCells {
    /** Windows without a word after which a peer is forgotten. */
    private static final int FORGOTTEN = 24 * 60;

    /** Slowness from which on a window counts as one of a row, in log2 and in standard errors. */
    private static final double SLOW = 0.3;

    private static final double SIGNIFICANT = 2;

    private final Map<Subject, Cell> cells = new HashMap<>();
    private boolean changed;

    private static final class Cell {
        /** Null for what is no peer of the fleet: other, and addresses that are somebody else on every host. */
        private final @Nullable IpAddress peer;

        private CellBaseline baseline = new CellBaseline();
        private int streak;
        private int silent;
        private long evenStart = -1;
        private long oddStart = -1;
        private double evenCentres;
        private double oddCentres;
        private long evenFresh;
        private long oddFresh;

        Cell(@Nullable IpAddress peer) {
            this.peer = peer;
        }

        /** Even and odd windows take turns; fields and not arrays, as each look-up waits for memory. */
        void add(long start, boolean even, double centre, long more) {
            if (even) {
                boolean goesOn = evenStart == start;
                evenStart = start;
                evenCentres = (goesOn ? evenCentres : 0) + centre * more;
                evenFresh = (goesOn ? evenFresh : 0) + more;
            } else {
                boolean goesOn = oddStart == start;
                oddStart = start;
                oddCentres = (goesOn ? oddCentres : 0) + centre * more;
                oddFresh = (goesOn ? oddFresh : 0) + more;
            }
        }

        void forget(boolean even) {
            evenStart = even ? -1 : evenStart;
            oddStart = even ? oddStart : -1;
        }
    }

    public HostCells() {}

    /**
     * Adds a report of an interval within a window.
     *
     * @param startMillis start of the window, in milliseconds since the epoch
     * @param number of the window, one more than that of the one before
     */
    public void add(long startMillis, long number, Subject peer, RttSum rtt) {
        if (rtt.fresh() == 0) {
            return;
        }
        Cell cell = cells.get(peer);
        if (cell == null) {
            cell = new Cell(address(peer));
            cells.put(peer, cell);
        }
        if (cell.peer != null) {
            cell.add(startMillis, (number & 1) == 0, rtt.centre(), rtt.fresh());
        }
    }

    private static @Nullable IpAddress address(Subject peer) {
        IpAddress address = peer.address();
        return address == null || address.isLoopback() || address.isLinkLocal() ? null : address;
    }

    /** Hands over the shifts of a window that has closed, of peers whose ordinary is known, and learns from it. */
    public void close(long startMillis, long number, Shifts to) {
        boolean even = (number & 1) == 0;
        cells.values().removeIf(cell -> cell.silent++ > FORGOTTEN);
        for (Cell cell : cells.values()) {
            if ((even ? cell.evenStart : cell.oddStart) == startMillis && cell.peer != null) {
                long fresh = even ? cell.evenFresh : cell.oddFresh;
                close(cell, cell.peer, (even ? cell.evenCentres : cell.oddCentres) / fresh, fresh, to);
                cell.forget(even);
            }
        }
    }

    private void close(Cell cell, IpAddress peer, double centre, long fresh, Shifts to) {
        cell.silent = 0;
        if (cell.baseline.isKnown()) {
            double shift = cell.baseline.shift(centre);
            double error = cell.baseline.error(fresh);
            cell.streak = shift > SLOW && shift > SIGNIFICANT * error ? Math.min(cell.streak + 1, Byte.MAX_VALUE) : 0;
            to.add(peer, shift, error, fresh, Math.max(1, cell.streak));
        }
        cell.baseline.learn(centre);
        changed = true;
    }

    /** Takes the shifts of a row. */
    public interface Shifts {
        void add(IpAddress peer, double shift, double error, long fresh, int streak);
    }

    /** Whether there is something to save since the last time. */
    public boolean isChanged() {
        return changed;
    }

    /** What a restart needs: without what open windows have brought, which makes them poorer but not wrong. */
    public byte[] save(PackedWriter out) {
        changed = false;
        out.clear();
        cells.forEach((peer, cell) -> {
            if (cell.peer != null) {
                out.writeBlock(peer.bytes());
                out.writeInt(cell.baseline.packed());
                out.writeByte(cell.streak);
                out.writeNumber(cell.silent);
            }
        });
        return out.toBytes();
    }

    /** Takes up what {@link #save} gave. */
    public void load(byte[] saved) {
        PackedReader in = new PackedReader(saved);
        while (in.hasMore()) {
            Subject peer = Subject.ofBytes(in.readBlock());
            Cell cell = new Cell(address(peer));
            cell.baseline = CellBaseline.of(in.readInt());
            cell.streak = in.readByte();
            cell.silent = in.readSize();
            cells.put(peer, cell);
        }
    }
}
