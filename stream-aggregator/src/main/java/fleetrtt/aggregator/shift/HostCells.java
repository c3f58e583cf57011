package fleetrtt.aggregator.shift;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.localise.CellBaseline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of one host: for each of its peers what is ordinary, and what the windows that are still open have brought. A
 * host names its peers in much the same order each time, so a report mostly costs a glance at the next one and two
 * additions. Two windows may be open at a time; of several, as they come after an outage, the last two are judged. Not
 * thread-safe.
 */
public final class HostCells {
    /** Windows without a word after which a peer is forgotten. */
    private static final int FORGOTTEN = 24 * 60;

    /** Share of peers to be forgotten from which on they are. */
    private static final double FORGOTTEN_SHARE = 0.125;

    /** Slowness from which on a window counts as one of a row, in log2 and in standard errors. */
    private static final double SLOW = 0.3;

    private static final double SIGNIFICANT = 2;

    private final List<Cell> cells = new ArrayList<>();
    /** Their peers, side by side, so that a glance at the next one touches nothing else. */
    private Subject[] peers = new Subject[16];

    private final Map<Subject, Integer> numbers = new HashMap<>();
    private final OpenWindow even = new OpenWindow();
    private final OpenWindow odd = new OpenWindow();
    private int next;
    private boolean changed;

    private static final class Cell {
        private final Subject peer;
        private final boolean judged;
        private final CellBaseline baseline;
        private int streak;
        private int silent;

        Cell(Subject peer, CellBaseline baseline) {
            this.peer = peer;
            this.baseline = baseline;
            judged = isJudged(peer);
        }

        /** What is no peer of the fleet is not: other, and addresses that are somebody else on every host. */
        private static boolean isJudged(Subject peer) {
            IpAddress address = peer.address();
            return address != null && !address.isLoopback() && !address.isLinkLocal();
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
        int cell = number(peer);
        next = cell + 1;
        open(number).add(startMillis, cell, rtt.centre(), rtt.fresh());
    }

    private OpenWindow open(long number) {
        return (number & 1) == 0 ? even : odd;
    }

    private int number(Subject peer) {
        int number = next < cells.size() && peers[next].equals(peer) ? next : find(peer);
        // The next time it is mostly the same object, which is equal at a glance.
        peers[number] = peer;
        return number;
    }

    private int find(Subject peer) {
        Integer known = numbers.get(peer);
        return known == null ? put(new Cell(peer, new CellBaseline())) : known;
    }

    private int put(Cell cell) {
        int number = cells.size();
        numbers.put(cell.peer, number);
        cells.add(cell);
        if (number == peers.length) {
            peers = Arrays.copyOf(peers, 2 * number);
        }
        peers[number] = cell.peer;
        return number;
    }

    /** Hands over the shifts of a window that has closed, of peers whose ordinary is known, and learns from it. */
    public void close(long startMillis, long number, Shifts to) {
        OpenWindow window = open(number);
        int silent = 0;
        for (int each = 0; each < cells.size(); each++) {
            Cell cell = cells.get(each);
            long fresh = window.fresh(startMillis, each);
            if (fresh > 0 && cell.judged) {
                close(cell, window.centre(each), fresh, to);
            } else if (fresh == 0 && ++cell.silent > FORGOTTEN) {
                silent++;
            }
        }
        window.close(startMillis);
        if (silent > FORGOTTEN_SHARE * cells.size()) {
            forget();
        }
    }

    /** Their numbers are others' from now on, so what open windows have brought goes too; hence not for a few. */
    private void forget() {
        List<Cell> kept =
                cells.stream().filter(cell -> cell.silent <= FORGOTTEN).toList();
        cells.clear();
        numbers.clear();
        even.clear();
        odd.clear();
        kept.forEach(this::put);
    }

    private void close(Cell cell, double centre, long fresh, Shifts to) {
        cell.silent = 0;
        if (cell.baseline.isKnown()) {
            double shift = cell.baseline.shift(centre);
            double error = cell.baseline.error(fresh);
            cell.streak = shift > SLOW && shift > SIGNIFICANT * error ? Math.min(cell.streak + 1, Byte.MAX_VALUE) : 0;
            to.add(cell.peer, shift, error, fresh, Math.max(1, cell.streak));
        }
        cell.baseline.learn(centre);
        changed = true;
    }

    /** Takes the shifts of a row. */
    public interface Shifts {
        void add(Subject peer, double shift, double error, long fresh, int streak);
    }

    /** Whether there is something to save since the last time. */
    public boolean isChanged() {
        return changed;
    }

    /** What a restart needs: without what open windows have brought, which makes them poorer but not wrong. */
    public byte[] save(PackedWriter out) {
        changed = false;
        out.clear();
        for (Cell cell : cells) {
            if (cell.judged && cell.silent <= FORGOTTEN) {
                out.writeBlock(cell.peer.bytes());
                out.writeInt(cell.baseline.packed());
                out.writeByte(cell.streak);
                out.writeNumber(cell.silent);
            }
        }
        return out.toBytes();
    }

    /** Takes up what {@link #save} gave. */
    public void load(byte[] saved) {
        PackedReader in = new PackedReader(saved);
        while (in.hasMore()) {
            Cell cell = new Cell(Subject.ofBytes(in.readBlock()), CellBaseline.of(in.readInt()));
            cell.streak = in.readByte();
            cell.silent = in.readSize();
            put(cell);
        }
    }
}
