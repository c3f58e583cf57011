package fleetrtt.aggregator.window;

import java.util.Arrays;

/**
 * Numbers of hosts, each once, as bits of words of 64: numbers lie close together, so where thousands of hosts talk to one
 * address, sets of them are added up by a few hundred words. Packed it is how many, then in rising order hosts, and in the place
 * of more than {@value #FEW} hosts of a word the whole word. A host is twice how many numbers were passed over since
 * what stands before; a word is once more than twice how many words were passed over, and its eight bytes. Equal sets are
 * packed alike. Not thread-safe.
 */
final class HostSet {
    /** Hosts of a word up to which each is written by itself, at a byte or two each. */
    private static final int FEW = 8;

    /** Hosts by 64, in rising order, and which of the 64 are there. */
    private int[] indexes = new int[8];

    private long[] words = new long[8];
    private int used;
    /** Where the host before was put. */
    private int last;

    void clear() {
        used = 0;
        last = 0;
    }

    void add(int host) {
        put(host / Long.SIZE, 1L << host);
    }

    private void put(int index, long word) {
        // Not in one line: finding the place may make the array another one.
        int at = place(index);
        words[at] |= word;
    }

    /** Where the word of an index is, new if there was none. Mostly they come in rising order. */
    private int place(int index) {
        if (last + 1 < used && indexes[last + 1] == index) {
            last++;
        } else if (used == 0 || indexes[used - 1] < index) {
            insert(used, index);
        } else if (indexes[last] != index) {
            int found = Arrays.binarySearch(indexes, 0, used, index);
            if (found < 0) {
                insert(-found - 1, index);
            } else {
                last = found;
            }
        }
        return last;
    }

    private void insert(int at, int index) {
        if (used == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * used);
            words = Arrays.copyOf(words, 2 * used);
        }
        System.arraycopy(indexes, at, indexes, at + 1, used - at);
        System.arraycopy(words, at, words, at + 1, used - at);
        indexes[at] = index;
        words[at] = 0;
        used++;
        last = at;
    }

    /** Adds what {@link #write} wrote; how many these are. */
    int add(PackedReader in) {
        int size = in.readSize();
        int left = size;
        int next = 0;
        while (left > 0) {
            long passed = in.readNumber();
            int skipped = (int) (passed >>> 1);
            if ((passed & 1) == 0) {
                add(next + skipped);
                next += skipped + 1;
                left--;
            } else {
                int index = wordsBefore(next) + skipped;
                long word = in.readLong();
                put(index, word);
                next = (index + 1) * Long.SIZE;
                left -= Long.bitCount(word);
            }
        }
        return size;
    }

    /** Words that hold all hosts below one. */
    private static int wordsBefore(int host) {
        return (host + Long.SIZE - 1) / Long.SIZE;
    }

    int size() {
        int size = 0;
        for (int i = 0; i < used; i++) {
            size += Long.bitCount(words[i]);
        }
        return size;
    }

    void write(PackedWriter out) {
        out.writeNumber(size());
        int next = 0;
        for (int i = 0; i < used; i++) {
            if (Long.bitCount(words[i]) > FEW) {
                out.writeNumber(2L * (indexes[i] - wordsBefore(next)) + 1);
                out.writeLong(words[i]);
                next = (indexes[i] + 1) * Long.SIZE;
            } else {
                next = writeEach(out, indexes[i] * Long.SIZE, words[i], next);
            }
        }
    }

    /** Writes the hosts of a word one by one; what comes after the last. */
    private static int writeEach(PackedWriter out, int first, long word, int from) {
        int next = from;
        for (long left = word; left != 0; left &= left - 1) {
            int host = first + Long.numberOfTrailingZeros(left);
            out.writeNumber(2L * (host - next));
            next = host + 1;
        }
        return next;
    }

    /** The set of one host, as {@link #write} would. */
    static void writeOne(PackedWriter out, int host) {
        out.writeNumber(1);
        out.writeNumber(2L * host);
    }
}
