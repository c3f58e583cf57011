package fleetrtt.aggregator.window;

import java.util.BitSet;

/**
 * The subjects that have cells on the heap, each with a number of its own as long as it has, however many windows it is
 * in. Numbers are as small as there are subjects, so that what is known of each can be in arrays. Not thread-safe.
 */
final class Subjects {
    private final SliceTable<Subject> table = new SliceTable<>();
    /** By number. */
    private final Ints cells = new Ints();

    private final BitSet peers = new BitSet();
    private int left;

    /** The number of a subject, a new one if it has none. */
    int of(Slice subject) {
        int known = table.indexOf(subject);
        if (known >= 0) {
            return known;
        }
        Subject unknown = Subject.ofBytes(subject.toBytes());
        int number = table.add(unknown, subject.hashCode());
        if (number == cells.size()) {
            cells.add(0);
        }
        peers.set(number, unknown.isPeer());
        return number;
    }

    Subject get(int number) {
        return table.get(number);
    }

    /** As {@link Subject#isPeer}. */
    boolean isPeer(int number) {
        return peers.get(number);
    }

    /** To be called for each cell that comes to the heap. */
    void entered(int number) {
        cells.set(number, cells.get(number) + 1);
    }

    /** To be called for each cell that leaves the heap. */
    void left(int number) {
        cells.set(number, cells.get(number) - 1);
        left++;
    }

    /** Forgets those that are in no window any more, once as many cells have left as there are subjects. */
    void forget() {
        if (left >= table.size()) {
            left = 0;
            table.retain(number -> cells.get(number) > 0);
        }
    }
}
