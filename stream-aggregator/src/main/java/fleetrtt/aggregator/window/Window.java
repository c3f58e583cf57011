package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One window on the heap: the cells of its subjects, and which of them changed since they were saved. An entry is a
 * number, and what belongs to it stands in columns of numbers: of objects for each the garbage collector would copy and
 * mark what is merely open. A cell is where it was written last: in the arena that all windows of a task share until the
 * next commit, or in a chunk, which the store holds anyway; there as here behind its length. Not thread-safe.
 */
final class Window {
    /** No entry. */
    static final int NONE = -1;

    private final WindowKey key;
    private final Subjects subjects;
    private final Arena arena;
    private final List<byte[]> chunks = new ArrayList<>();
    /** By subject: one more than its entry. */
    private int[] entries = {};

    private final Ints owners = new Ints();
    private final Ints revisions = new Ints();
    /** Each entry's chunk, from 1 on; of one that is not saved the page of the arena, from 0 down. */
    private final Ints places = new Ints();

    private final Ints offsets = new Ints();
    private final Ints changed = new Ints();
    private boolean closed;

    /** @param arena takes the cells of all windows that changed, and is cleared once all are saved */
    Window(WindowKey key, boolean closed, Subjects subjects, Arena arena) {
        this.key = key;
        this.closed = closed;
        this.subjects = subjects;
        this.arena = arena;
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

    /** Entries, which are numbered in the order in which they came. */
    int size() {
        return owners.size();
    }

    /** The entry of a subject, or {@link #NONE}. */
    int find(int subject) {
        return subject < entries.length ? entries[subject] - 1 : NONE;
    }

    Subject subject(int entry) {
        return subjects.get(owner(entry));
    }

    /** Number of an entry's subject. */
    int owner(int entry) {
        return owners.get(entry);
    }

    /** Points at an entry's cell, which stays as it is. */
    Slice cell(int entry, Slice pointer) {
        int place = places.get(entry);
        // Not a reader that stays: that would hold on to what it read last.
        PackedReader in = new PackedReader(isSaved(entry) ? chunks.get(place - 1) : arena.page(-place));
        in.skip(offsets.get(entry));
        in.readBlock(pointer);
        return pointer;
    }

    /** The revision that the next upsert of an entry carries. */
    int revision(int entry) {
        return revisions.get(entry);
    }

    void sent(int entry) {
        revisions.set(entry, revisions.get(entry) + 1);
    }

    /** A subject's first cell, or another one in the place of what it had. */
    void put(int subject, Slice cell) {
        int entry = find(subject);
        if (entry == NONE) {
            entry = add(subject);
            changed.add(entry);
        } else if (isSaved(entry)) {
            changed.add(entry);
        }
        offsets.set(entry, arena.add(cell));
        places.set(entry, -arena.lastPage());
    }

    private boolean isSaved(int entry) {
        return places.get(entry) > 0;
    }

    private int add(int subject) {
        if (subject >= entries.length) {
            entries = Arrays.copyOf(entries, Math.max(subject + 1, entries.length + entries.length / 2));
        }
        owners.add(subject);
        revisions.add(0);
        places.add(0);
        offsets.add(0);
        entries[subject] = owners.size();
        subjects.entered(subject);
        return owners.size() - 1;
    }

    /** Entries that are not yet saved as they are. */
    Ints changed() {
        return changed;
    }

    /** Takes bytes in which cells are saved; their number. */
    int addChunk(byte[] saved) {
        chunks.add(saved);
        return chunks.size();
    }

    int chunks() {
        return chunks.size();
    }

    /** As saved in a chunk, behind its length; a later one of the same subject stands. */
    void restore(int subject, int revision, int chunk, int offset) {
        int known = find(subject);
        int entry = known == NONE ? add(subject) : known;
        revisions.set(entry, revision);
        saved(entry, chunk, offset);
    }

    /** From now on an entry's cell is in a chunk, behind its length. */
    void saved(int entry, int chunk, int offset) {
        places.set(entry, chunk);
        offsets.set(entry, offset);
    }

    /** To be called when all that changed has been told where it is saved. */
    void saved() {
        changed.clear();
    }

    /** Gives up the first chunks, in which no cell is any more. */
    void forgetChunks(int first) {
        chunks.subList(0, first).clear();
        for (int entry = 0; entry < size(); entry++) {
            places.set(entry, places.get(entry) - first);
        }
    }

    /** To be called when it leaves the heap. */
    void leave() {
        for (int entry = 0; entry < size(); entry++) {
            subjects.left(owner(entry));
        }
    }
}
