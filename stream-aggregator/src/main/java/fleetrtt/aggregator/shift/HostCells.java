package fleetrtt.aggregator.shift;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.localise.CellBaseline;
import java.util.Arrays;

/**
 * The cells of one host: for each of its peers what is ordinary, and what the windows that are still open have brought. A
 * host names its peers in much the same order each time, so a report mostly costs a glance at the next one and two
 * additions. Two windows may be open at a time; of several, as they come after an outage, the last two are judged. Not
 * thread-safe.
 */
public final class HostCells {
    /** Windows without a word after which a peer is forgotten. */
    private static final int FORGOTTEN = 24 * 60;

    /**
     * Peers of one host at a time: what is ordinary of all of them is one record of the changelog, their shifts are one row of
     * a pack, and both have room for as many at 30 bytes each.
     */
    private static final int MOST = 16_384;

    /** Of whom about so many are kept once there is no room for more: those with whom it talked last. */
    private static final int KEPT = MOST / 2;

    /** Share of forgotten ones from which on their room is wanted back. */
    private static final double FORGOTTEN_SHARE = 0.125;

    /** Slowness from which on a window counts as one of a row, in log2 and in standard errors. */
    private static final double SLOW = 0.3;

    private static final double SIGNIFICANT = 2;

    private static final int FEWEST = 16;

    private PeerNumbers peers = new PeerNumbers();
    /** Of each peer by its number: what is ordinary, as {@link CellBaseline#bits}. */
    private long[] baselines = {};
    /** Likewise: slow windows in a row. */
    private byte[] streaks = {};
    /** Likewise: windows without a word. */
    private short[] silences = {};

    private final CellBaseline baseline = new CellBaseline();
    private final OpenWindow even = new OpenWindow();
    private final OpenWindow odd = new OpenWindow();
    private int next;
    private boolean changed;

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
        int cell = peers.find(peer, next);
        if (cell != PeerNumbers.NONE) {
            peers.recognise(cell, peer);
        } else if (peers.size() < MOST && isJudged(peer)) {
            cell = put(peer, CellBaseline.UNLEARNED, 0, 0);
        } else {
            return;
        }
        next = cell + 1;
        open(number).add(startMillis, cell, rtt.centre(), rtt.fresh());
    }

    private OpenWindow open(long number) {
        return (number & 1) == 0 ? even : odd;
    }

    /** What is no peer of the fleet is not: other, and addresses that are somebody else on every host. */
    private static boolean isJudged(Subject peer) {
        IpAddress address = peer.address();
        return address != null && !address.isLoopback() && !address.isLinkLocal();
    }

    private int put(Subject peer, long bits, int streak, int silence) {
        int number = peers.add(peer);
        if (number == baselines.length) {
            int room = Math.max(FEWEST, number + number / 2);
            baselines = Arrays.copyOf(baselines, room);
            streaks = Arrays.copyOf(streaks, room);
            silences = Arrays.copyOf(silences, room);
        }
        baselines[number] = bits;
        streaks[number] = (byte) streak;
        silences[number] = (short) silence;
        return number;
    }

    /** Hands over the shifts of a window that has closed, of peers whose ordinary is known, and learns from it. */
    public void close(long startMillis, long number, Shifts to) {
        OpenWindow window = open(number);
        OpenWindow after = open(number + 1);
        int forgotten = 0;
        for (int cell = 0; cell < peers.size(); cell++) {
            long fresh = window.fresh(startMillis, cell);
            if (fresh > 0) {
                close(cell, window.centre(cell), fresh, to);
            } else if (after.isHeard(cell)) {
                silences[cell] = 0;
            } else if (silences[cell] < FORGOTTEN) {
                silences[cell]++;
            }
            forgotten += silences[cell] == FORGOTTEN ? 1 : 0;
        }
        window.close(startMillis);
        if (peers.size() >= MOST) {
            forget(silenceOfAllButKept());
        } else if (forgotten > FORGOTTEN_SHARE * peers.size()) {
            forget(FORGOTTEN);
        }
    }

    /** For how long those have been silent at least that are too many. */
    private int silenceOfAllButKept() {
        int[] bySilence = new int[FORGOTTEN + 1];
        for (int cell = 0; cell < peers.size(); cell++) {
            bySilence[silences[cell]]++;
        }
        int silence = 1;
        for (int kept = bySilence[0] + bySilence[1]; kept <= KEPT && silence < FORGOTTEN; kept += bySilence[silence]) {
            silence++;
        }
        return silence;
    }

    /** Those that have been silent for so many windows; the others' numbers close up. */
    private void forget(int silence) {
        PeerNumbers all = peers;
        peers = new PeerNumbers();
        for (int cell = 0; cell < all.size(); cell++) {
            if (silences[cell] < silence) {
                int kept = put(all.peer(cell), baselines[cell], streaks[cell], silences[cell]);
                even.renumber(cell, kept);
                odd.renumber(cell, kept);
            }
        }
        even.truncate(peers.size());
        odd.truncate(peers.size());
    }

    private void close(int cell, double centre, long fresh, Shifts to) {
        silences[cell] = 0;
        baseline.set(baselines[cell]);
        if (baseline.isKnown()) {
            double shift = baseline.shift(centre);
            double error = baseline.error(fresh);
            boolean isSlow = shift > SLOW && shift > SIGNIFICANT * error;
            streaks[cell] = (byte) (isSlow ? Math.min(streaks[cell] + 1, Byte.MAX_VALUE) : 0);
            to.add(peers.peer(cell), shift, error, fresh, Math.max(1, streaks[cell]));
        }
        baseline.learn(centre);
        baselines[cell] = baseline.bits();
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
        for (int cell = 0; cell < peers.size(); cell++) {
            out.writeBlock(peers.peer(cell).bytes());
            out.writeInt(baseline.set(baselines[cell]).packed());
            out.writeByte(streaks[cell]);
            out.writeNumber(silences[cell]);
        }
        return out.toBytes();
    }

    /** Takes up what {@link #save} gave, in the place of all that was known. */
    public void load(byte[] saved) {
        peers = new PeerNumbers();
        PackedReader in = new PackedReader(saved);
        while (in.hasMore()) {
            Subject peer = Subject.ofBytes(in.readBlock());
            put(peer, CellBaseline.of(in.readInt()).bits(), in.readByte(), in.readSize());
        }
    }
}
