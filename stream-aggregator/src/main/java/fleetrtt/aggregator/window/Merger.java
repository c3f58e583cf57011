package fleetrtt.aggregator.window;

import fleetrtt.aggregator.window.Window.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds cells up within windows: one that comes, or all that finer windows hold. Not thread-safe. */
final class Merger {
    private final Cell bench = new Cell();
    private final PackedWriter packed = new PackedWriter();
    private final Slice before = new Slice();
    private int turn;

    /** Adds a cell; false, and nothing added, when the window is too full for it. */
    boolean add(Window window, SubjectCells owner, Slice cell) {
        return merge(window, owner, cell, false);
    }

    /** Adds a cell of a closed finer window, for which there is always room. */
    void fold(Window window, SubjectCells owner, Slice cell) {
        merge(window, owner, cell, true);
    }

    private boolean merge(Window window, SubjectCells owner, Slice cell, boolean always) {
        Entry entry = owner.in(window);
        if (entry == null) {
            window.put(owner, cell.toBytes());
            return true;
        }
        bench.clear().fold(entry.cell(before));
        if (always) {
            bench.fold(cell);
        } else if (!bench.add(cell)) {
            return false;
        }
        window.put(entry, benched());
        return true;
    }

    private byte[] benched() {
        packed.clear();
        bench.write(packed);
        return packed.toBytes();
    }

    /** Adds up what finer windows hold of addresses, one after another, so that each cell is written once. */
    void take(Window window, List<Window> finer) {
        finer.forEach(each -> each.takenBy(window));
        turn++;
        for (Window each : finer) {
            for (Entry entry : each.entries()) {
                if (entry.subject().isPeer() && entry.owner().isFirstIn(turn)) {
                    take(window, entry.owner());
                }
            }
        }
        finer.forEach(each -> each.takenBy(null));
    }

    private void take(Window window, SubjectCells owner) {
        Entry own = owner.in(window);
        Entry part = partOf(window, owner.first());
        Entry next = part == null ? null : partOf(window, part.next);
        if (part != null && own == null && next == null) {
            window.put(owner, part.cell(before).toBytes());
            return;
        }
        bench.clear();
        if (own != null) {
            bench.fold(own.cell(before));
        }
        for (; part != null; part = partOf(window, part.next)) {
            bench.fold(part.cell(before));
        }
        if (own == null) {
            window.put(owner, benched());
        } else {
            window.put(own, benched());
        }
    }

    /** The first entry from one on that the window takes. */
    private static @Nullable Entry partOf(Window window, @Nullable Entry from) {
        Entry entry = from;
        while (entry != null && !entry.window.isTakenBy(window)) {
            entry = entry.next;
        }
        return entry;
    }
}
