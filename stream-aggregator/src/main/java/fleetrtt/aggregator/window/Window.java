package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One window on the heap: the cells of its subjects, and which of them changed since they were saved. */
final class Window {
    private final WindowKey key;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> changed = new ArrayList<>();
    private boolean closed;

    /** A subject's cell and the revision that its next upsert carries. */
    static final class Entry {
        final Window window;
        private final SubjectCells owner;

        @Nullable Entry next;

        byte[] cell;
        int revision;
        private boolean isChanged;

        private Entry(Window window, SubjectCells owner, byte[] cell) {
            this.window = window;
            this.owner = owner;
            this.cell = cell;
        }

        Subject subject() {
            return owner.subject();
        }

        SubjectCells owner() {
            return owner;
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

    /** From now on late data only; all of it is to be sent, and saved, as closed. */
    void close() {
        closed = true;
        entries.forEach(this::change);
    }

    /** In the order in which they came; not a copy. */
    List<Entry> entries() {
        return entries;
    }

    /** As saved; a later one of the same subject stands. */
    void restore(SubjectCells owner, byte[] cell, int revision) {
        Entry before = owner.in(this);
        Entry entry = before == null ? add(owner, cell) : before;
        entry.cell = cell;
        entry.revision = revision;
    }

    /** The first cell of a subject. */
    void put(SubjectCells owner, byte[] cell) {
        change(add(owner, cell));
    }

    private Entry add(SubjectCells owner, byte[] cell) {
        Entry entry = new Entry(this, owner, cell);
        owner.link(entry);
        entries.add(entry);
        return entry;
    }

    /** Another cell in the place of an entry's. */
    void put(Entry entry, byte[] cell) {
        entry.cell = cell;
        change(entry);
    }

    private void change(Entry entry) {
        if (!entry.isChanged) {
            entry.isChanged = true;
            changed.add(entry);
        }
    }

    List<Entry> changed() {
        return changed;
    }

    void saved() {
        changed.forEach(entry -> entry.isChanged = false);
        changed.clear();
    }

    /** To be called when it leaves the heap. */
    void leave() {
        entries.forEach(entry -> entry.owner.unlink(entry));
    }
}
