package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One window on the heap: the cells of its subjects, and which of them changed since they were saved. */
final class Window {
    private final WindowKey key;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> changed = new ArrayList<>();
    private @Nullable Window taker;
    private boolean closed;

    /**
     * A subject's cell and the revision that its next upsert carries. The bytes of a cell that changed are an array of
     * its own; once saved they are those of the chunk, which the store holds anyway.
     */
    static final class Entry {
        private static final int CHANGED = -1;

        final Window window;
        private final SubjectCells owner;

        @Nullable Entry next;

        int revision;
        private byte[] bytes = {};
        private int from;
        private int length = CHANGED;

        private Entry(Window window, SubjectCells owner) {
            this.window = window;
            this.owner = owner;
        }

        Subject subject() {
            return owner.subject();
        }

        SubjectCells owner() {
            return owner;
        }

        /** Points at its cell. */
        Slice cell(Slice pointer) {
            return length == CHANGED ? pointer.set(bytes) : pointer.set(bytes, from, length);
        }

        /** From now on its cell is what the slice points at. */
        void saved(Slice cell) {
            bytes = cell.array();
            from = cell.from();
            length = cell.length();
        }
    }

    Window(WindowKey key, boolean closed) {
        this.key = key;
        this.closed = closed;
    }

    WindowKey key() {
        return key;
    }

    boolean closed() {
        return closed;
    }

    /** From now on late data only. */
    void close() {
        closed = true;
    }

    /** Says which window is just taking what this one holds; null when none is any more. */
    void takenBy(@Nullable Window around) {
        taker = around;
    }

    boolean isTakenBy(Window around) {
        return taker == around;
    }

    /** In the order in which they came; not a copy. */
    List<Entry> entries() {
        return entries;
    }

    /** As saved; a later one of the same subject stands. */
    void restore(SubjectCells owner, Slice cell, int revision) {
        Entry before = owner.in(this);
        Entry entry = before == null ? add(owner) : before;
        entry.saved(cell);
        entry.revision = revision;
    }

    /** The first cell of a subject. */
    void put(SubjectCells owner, byte[] cell) {
        Entry entry = add(owner);
        entry.bytes = cell;
        changed.add(entry);
    }

    private Entry add(SubjectCells owner) {
        Entry entry = new Entry(this, owner);
        owner.link(entry);
        entries.add(entry);
        return entry;
    }

    /** Another cell in the place of an entry's. */
    void put(Entry entry, byte[] cell) {
        entry.bytes = cell;
        if (entry.length != Entry.CHANGED) {
            entry.length = Entry.CHANGED;
            changed.add(entry);
        }
    }

    /** Not yet saved as they are; not a copy. */
    List<Entry> changed() {
        return changed;
    }

    /** To be called when all that changed has been told where it is saved. */
    void saved() {
        changed.clear();
    }

    /** To be called when it leaves the heap. */
    void leave() {
        entries.forEach(entry -> entry.owner.unlink(entry));
    }
}
