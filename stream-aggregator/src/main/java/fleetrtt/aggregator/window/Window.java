package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One window on the heap: a cell for each subject, and which of them changed since they were saved. */
final class Window {
    private final WindowKey key;
    private final Map<Subject, Entry> entries = new HashMap<>();
    private final List<Entry> changed = new ArrayList<>();
    private boolean closed;

    /** A subject's cell and the revision that its next upsert carries. */
    static final class Entry {
        final Subject subject;
        byte[] cell;
        int revision;
        private boolean isChanged;

        Entry(Subject subject, byte[] cell, int revision) {
            this.subject = subject;
            this.cell = cell;
            this.revision = revision;
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
        entries.values().forEach(this::change);
    }

    @Nullable Entry entry(Subject subject) {
        return entries.get(subject);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /** As saved; a later one of the same subject stands. */
    void restore(Entry entry) {
        entries.put(entry.subject, entry);
    }

    /** The first cell of a subject. */
    void put(Subject subject, byte[] cell) {
        Entry entry = new Entry(subject, cell, 0);
        entries.put(subject, entry);
        change(entry);
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
}
