package fleetrtt.aggregator.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remote addresses by their text: a hash table with open addressing whose slots hold hash and number in one long, so
 * that a look-up among a hundred thousand waits for memory thrice and not six times. Not thread-safe.
 */
final class BatchPeers {
    private static final int FEWEST = 1 << 10;
    private static final long EMPTY = 0;

    private long[] slots = new long[FEWEST];
    private BatchPeer[] peers = new BatchPeer[FEWEST / 2];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        slots = new long[FEWEST];
        peers = new BatchPeer[FEWEST / 2];
        size = 0;
    }

    @Nullable BatchPeer find(Slice text) {
        int mask = slots.length - 1;
        int hash = text.hashCode();
        for (int at = hash & mask; slots[at] != EMPTY; at = (at + 1) & mask) {
            if ((int) (slots[at] >>> Integer.SIZE) == hash) {
                BatchPeer peer = peers[(int) slots[at] - 1];
                if (text.isSame(peer.text)) {
                    return peer;
                }
            }
        }
        return null;
    }

    /** Adds one that is not there. */
    void add(BatchPeer peer, int hash) {
        if (size == peers.length) {
            grow();
        }
        peers[size++] = peer;
        insert(((long) hash << Integer.SIZE) | size);
    }

    private void insert(long slot) {
        int mask = slots.length - 1;
        int at = (int) (slot >>> Integer.SIZE) & mask;
        while (slots[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        slots[at] = slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        peers = Arrays.copyOf(peers, 2 * peers.length);
        for (long slot : before) {
            if (slot != EMPTY) {
                insert(slot);
            }
        }
    }
}
