package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values by their bytes: a hash table with open addressing whose slots hold hash and number in one long, so that a
 * look-up among a hundred thousand waits for memory thrice and not six times. Not thread-safe.
 */
public final class SliceTable<T extends SliceTable.Keyed> {
    private static final int FEWEST = 1 << 10;
    private static final long EMPTY = 0;

    private long[] slots = new long[FEWEST];
    private final List<T> values = new ArrayList<>();

    /** What a table holds. */
    public interface Keyed {
        /** By which it is found; not a copy, and always the same. */
        byte[] keyBytes();
    }

    public int size() {
        return values.size();
    }

    public void clear() {
        slots = new long[FEWEST];
        values.clear();
    }

    public @Nullable T find(Slice key) {
        int mask = slots.length - 1;
        int hash = key.hashCode();
        for (int at = hash & mask; slots[at] != EMPTY; at = (at + 1) & mask) {
            if ((int) (slots[at] >>> Integer.SIZE) == hash) {
                T value = values.get((int) slots[at] - 1);
                if (key.isSame(value.keyBytes())) {
                    return value;
                }
            }
        }
        return null;
    }

    /** Adds one that is not there. */
    public void add(T value, int hash) {
        if (2 * values.size() >= slots.length) {
            grow();
        }
        values.add(value);
        insert(((long) hash << Integer.SIZE) | values.size());
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
        for (long slot : before) {
            if (slot != EMPTY) {
                insert(slot);
            }
        }
    }

    /** All values, in the order in which they came; a copy. */
    List<T> values() {
        return List.copyOf(values);
    }
}
