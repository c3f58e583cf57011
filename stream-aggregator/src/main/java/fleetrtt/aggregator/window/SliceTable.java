package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by their bytes: a hash table with open addressing whose slots hold hash and number in one long, so that a
 * look-up among a hundred thousand waits for memory thrice and not six times. Not thread-safe.
 */
public final class SliceTable<T extends SliceTable.Keyed> {
    private static final int FEWEST = 1 << 10;
    private static final long EMPTY = 0;

    private long[] slots = new long[FEWEST];
    private final List<@Nullable T> values = new ArrayList<>();
    private final Ints free = new Ints();

    /** What a table holds. */
    public interface Keyed {
        /** By which it is found; not a copy, and always the same. */
        byte[] keyBytes();
    }

    public int size() {
        return values.size() - free.size();
    }

    public void clear() {
        slots = new long[FEWEST];
        values.clear();
        free.clear();
    }

    public @Nullable T find(Slice key) {
        int index = indexOf(key);
        return index < 0 ? null : get(index);
    }

    /** Where the value of a key is, below the most that there were at a time; negative when there is none. */
    int indexOf(Slice key) {
        int mask = slots.length - 1;
        int hash = key.hashCode();
        for (int at = hash & mask; slots[at] != EMPTY; at = (at + 1) & mask) {
            if ((int) (slots[at] >>> Integer.SIZE) == hash) {
                int index = (int) slots[at] - 1;
                if (key.isSame(get(index).keyBytes())) {
                    return index;
                }
            }
        }
        return -1;
    }

    T get(int index) {
        return Objects.requireNonNull(values.get(index));
    }

    /** Adds one that is not there; its index, as long as it is there. */
    public int add(T value, int hash) {
        if (2 * size() >= slots.length) {
            grow();
        }
        int index = place(value);
        insert(((long) hash << Integer.SIZE) | (index + 1));
        return index;
    }

    private int place(T value) {
        if (free.size() == 0) {
            values.add(value);
            return values.size() - 1;
        }
        int index = free.removeLast();
        values.set(index, value);
        return index;
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
        insertAgain(2 * slots.length);
    }

    private void insertAgain(int length) {
        long[] before = slots;
        slots = new long[length];
        for (long slot : before) {
            if (slot != EMPTY && values.size() >= (int) slot && values.get((int) slot - 1) != null) {
                insert(slot);
            }
        }
    }

    /** Forgets all but those at some indexes, which keep them. */
    void retain(IntPredicate indexes) {
        for (int index = 0; index < values.size(); index++) {
            if (!indexes.test(index)) {
                values.set(index, null);
            }
        }
        while (!values.isEmpty() && values.get(values.size() - 1) == null) {
            values.remove(values.size() - 1);
        }
        // The least are taken first, so indexes become fewer when values do.
        free.clear();
        for (int index = values.size() - 1; index >= 0; index--) {
            if (values.get(index) == null) {
                free.add(index);
            }
        }
        insertAgain(Math.max(FEWEST, 4 * Integer.highestOneBit(size() + 1)));
    }
}
