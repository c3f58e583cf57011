package fleetrtt.aggregator.host;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.host.BatchPeer.Chain;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.SliceTable;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came since the last commit, by remote address and window. A report is appended as a cell of one host to one
 * growing run of bytes, and points at the one before it of the same address and window; only at the commit are such
 * chains added up. So taking a report costs a look-up and some fifty bytes written in sequence. Not thread-safe.
 */
final class Batch {
    /** Bytes beyond which the batch asks to be committed before its time. */
    private static final int FULL = 32 << 20;

    /** Addresses beyond which those known are forgotten between two commits. */
    private static final int REMEMBERED = 1 << 18;

    static final int NONE = -1;

    /** Bytes before each cell: where the one before it begins, and the cell's length. */
    private static final int LINK = 2 * Integer.BYTES;

    private final PackedWriter arena = new PackedWriter();
    private final SliceTable<BatchPeer> peers = new SliceTable<>();
    /** Addresses with reports, by partition. */
    private final List<List<BatchPeer>> touched = new ArrayList<>();

    private final List<WindowKey> windows = new ArrayList<>();
    private final Cell bench = new Cell();
    private final PackedWriter sum = new PackedWriter();
    private int generation;

    /** Takes a cell of a peer's window. */
    interface Cells {
        void add(int window, Subject subject, byte[] cells, int from, int count);
    }

    Batch(int partitions) {
        for (int i = 0; i < partitions; i++) {
            touched.add(new ArrayList<>());
        }
    }

    boolean isEmpty() {
        return arena.length() == 0;
    }

    boolean isFull() {
        return arena.length() > FULL;
    }

    /**
     * The address with this text, found at a glance if it is the one that the host is expected to name; null when it was
     * not seen lately.
     *
     * @param order of the host
     * @param intervalMillis start of the report's interval
     */
    @Nullable BatchPeer find(Slice text, PeerOrder order, long intervalMillis) {
        BatchPeer expected = order.next(text, intervalMillis, generation);
        if (expected != null) {
            return expected;
        }
        BatchPeer found = peers.find(text);
        if (found != null) {
            order.put(found);
        }
        return found;
    }

    /** The address with this text, if it is the text of an IPv4 address; from now on it is known. Else null. */
    @Nullable BatchPeer learnDotted(Slice text) {
        byte[] bytes = text.toBytes();
        Subject subject = Subject.ofDotted(bytes);
        return subject == null ? null : learn(text, bytes, subject);
    }

    /** The address with this text; from now on it is known. */
    BatchPeer learn(Slice text, Remote remote) {
        BatchPeer known = peers.find(text);
        return known == null ? learn(text, text.toBytes(), Subject.of(remote)) : known;
    }

    private BatchPeer learn(Slice text, byte[] bytes, Subject subject) {
        BatchPeer peer = new BatchPeer(bytes, subject, PeerPartition.of(subject, touched.size()), generation);
        peers.add(peer, text.hashCode());
        return peer;
    }

    /**
     * Adds a report; false when its window is too full for it.
     *
     * @param window its {@link #number}
     */
    boolean add(RttSum rtt, BatchPeer peer, int window, HostLedger host) {
        Chain chain = chain(peer, window);
        if (!RttSum.isRoom(chain.samples, rtt.samples(), chain.sumMicros, rtt.sumMicros())) {
            return false;
        }
        chain.samples += rtt.samples();
        chain.sumMicros += rtt.sumMicros();
        int start = arena.length();
        arena.writeInt(chain.head);
        arena.writeInt(0);
        Cell.write(arena, rtt, host.number(), host.name());
        arena.setInt(start + Integer.BYTES, arena.length() - start - LINK);
        chain.head = start;
        return true;
    }

    /** The window's number until the next drain. */
    int number(WindowKey window) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i).equals(window)) {
                return i;
            }
        }
        windows.add(window);
        return windows.size() - 1;
    }

    private Chain chain(BatchPeer peer, int window) {
        for (Chain chain = peer.first; chain != null; chain = chain.next) {
            if (chain.window == window) {
                return chain;
            }
        }
        if (peer.first == null) {
            touched.get(peer.partition).add(peer);
        }
        Chain chain = new Chain(window, peer.first);
        peer.first = chain;
        return chain;
    }

    /** In the order of their numbers; not a copy. */
    List<WindowKey> windows() {
        return windows;
    }

    /** Hands over the sum of each chain of a partition's addresses, and forgets it. */
    void drain(int partition, Cells to) {
        for (BatchPeer peer : touched.get(partition)) {
            for (Chain chain = peer.first; chain != null; chain = chain.next) {
                drain(peer, chain, to);
            }
            peer.first = null;
        }
        touched.get(partition).clear();
    }

    /** Begins anew, once all partitions are drained. */
    void clear() {
        windows.clear();
        arena.clear();
        if (peers.size() > REMEMBERED) {
            peers.clear();
            generation++;
        }
    }

    private void drain(BatchPeer peer, Chain chain, Cells to) {
        int from = chain.head + LINK;
        if (arena.intAt(chain.head) == NONE) {
            to.add(chain.window, peer.subject, arena.array(), from, length(chain.head));
            return;
        }
        bench.set(arena.array(), from, length(chain.head));
        for (int link = arena.intAt(chain.head); link != NONE; link = arena.intAt(link)) {
            bench.add(arena.array(), link + LINK, length(link));
        }
        sum.clear();
        bench.write(sum);
        to.add(chain.window, peer.subject, sum.array(), 0, sum.length());
    }

    private int length(int link) {
        return arena.intAt(link + Integer.BYTES);
    }
}
