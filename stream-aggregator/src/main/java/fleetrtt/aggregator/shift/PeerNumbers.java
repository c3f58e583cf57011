package fleetrtt.aggregator.shift;

import fleetrtt.aggregator.window.Subject;
import java.util.Arrays;

/**
 * The peers of one host, numbered in the order in which it named them first: a hash table with open addressing, which takes 12
 * to 24 bytes a peer. Not thread-safe.
 */
final class PeerNumbers {
    static final int NONE = -1;
    private static final int FEWEST = 16;

    /** By their numbers, side by side, so that a glance at the next one touches nothing else. */
    private Subject[] peers = new Subject[FEWEST];
    /** Numbers plus one, at the peer's hash or behind it; 0 where there is none. Twice as many as there is room for peers. */
    private int[] slots = new int[2 * FEWEST];

    private int size;

    int size() {
        return size;
    }

    Subject peer(int number) {
        return peers[number];
    }

    /**
     * The number of a peer, or {@link #NONE}.
     *
     * @param guess the number that it mostly has
     */
    int find(Subject peer, int guess) {
        if (guess < size && peers[guess].equals(peer)) {
            return guess;
        }
        int at = place(peer);
        return slots[at] == 0 ? NONE : slots[at] - 1;
    }

    /** Where a peer is, or would be. */
    private int place(Subject peer) {
        int mask = slots.length - 1;
        int at = peer.hashCode() & mask;
        while (slots[at] != 0 && !peers[slots[at] - 1].equals(peer)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Takes this object for the peer of that number, to which it is equal: the same object is recognised at a glance. */
    @SuppressWarnings("ReferenceEquality") // A write marks memory for the collector.
    void recognise(int number, Subject peer) {
        if (peers[number] != peer) {
            peers[number] = peer;
        }
    }

    /** The number of a peer that had none. */
    int add(Subject peer) {
        if (size == peers.length) {
            grow();
        }
        peers[size] = peer;
        slots[place(peer)] = size + 1;
        return size++;
    }

    private void grow() {
        peers = Arrays.copyOf(peers, 2 * size);
        slots = new int[2 * peers.length];
        for (int number = 0; number < size; number++) {
            slots[place(peers[number])] = number + 1;
        }
    }
}
