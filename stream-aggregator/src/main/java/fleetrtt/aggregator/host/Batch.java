package fleetrtt.aggregator.host;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final int NONE = -1;

    /** Bytes before each cell: where the one before it begins, and the cell's length. */
    private static final int LINK = 2 * Integer.BYTES;

    private final int partitions;
    private final PackedWriter arena = new PackedWriter();
    private final Map<Slice, Peer> peers = new HashMap<>();
    private final List<Peer> touched = new ArrayList<>();
    private final List<WindowKey> windows = new ArrayList<>();
    private final Cell bench = new Cell();
    private final PackedWriter sum = new PackedWriter();

    /** Takes a cell of a peer's window. */
    interface Cells {
        void add(int partition, int window, Subject subject, byte[] cells, int from, int count);
    }

    /** A remote address, by the text that hosts give it. */
    private static final class Peer {
        private final Subject subject;
        private final int partition;
        private @Nullable Chain first;

        private Peer(Subject subject, int partition) {
            this.subject = subject;
            this.partition = partition;
        }
    }

    /** The reports of one address and window. */
    private static final class Chain {
        private final int window;
        private final @Nullable Chain next;
        private int head = NONE;
        private long samples;
        private long sumMicros;

        private Chain(int window, @Nullable Chain next) {
            this.window = window;
            this.next = next;
        }
    }

    Batch(int partitions) {
        this.partitions = partitions;
    }

    boolean isEmpty() {
        return touched.isEmpty();
    }

    boolean isFull() {
        return arena.length() > FULL;
    }

    /** Whether an address was seen lately, under this text. */
    boolean knows(Slice remote) {
        return peers.containsKey(remote);
    }

    /** Makes an address known under the text that is in the view. */
    void learn(Slice text, Remote remote) {
        Subject subject = Subject.of(remote);
        peers.put(text.copy(), new Peer(subject, PeerPartition.of(subject, partitions)));
    }

    /** Adds a report, whose address is known; false when its window is too full for it. */
    boolean add(ReportView report, WindowKey window, HostLedger host) {
        Peer peer = Objects.requireNonNull(peers.get(report.remote));
        Chain chain = chain(peer, number(window));
        RttSum rtt = report.rtt;
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

    private Chain chain(Peer peer, int window) {
        for (Chain chain = peer.first; chain != null; chain = chain.next) {
            if (chain.window == window) {
                return chain;
            }
        }
        if (peer.first == null) {
            touched.add(peer);
        }
        Chain chain = new Chain(window, peer.first);
        peer.first = chain;
        return chain;
    }

    /** In the order of their numbers; not a copy. */
    List<WindowKey> windows() {
        return windows;
    }

    /** Hands over the sum of each chain, and begins anew. */
    void drain(Cells to) {
        for (Peer peer : touched) {
            for (Chain chain = peer.first; chain != null; chain = chain.next) {
                drain(peer, chain, to);
            }
            peer.first = null;
        }
        touched.clear();
        windows.clear();
        arena.clear();
        if (peers.size() > REMEMBERED) {
            peers.clear();
        }
    }

    private void drain(Peer peer, Chain chain, Cells to) {
        int from = chain.head + LINK;
        if (arena.intAt(chain.head) == NONE) {
            to.add(peer.partition, chain.window, peer.subject, arena.array(), from, length(chain.head));
            return;
        }
        bench.clear();
        for (int link = chain.head; link != NONE; link = arena.intAt(link)) {
            bench.add(arena.array(), link + LINK, length(link));
        }
        sum.clear();
        bench.write(sum);
        to.add(peer.partition, chain.window, peer.subject, sum.array(), 0, sum.length());
    }

    private int length(int link) {
        return arena.intAt(link + Integer.BYTES);
    }
}
