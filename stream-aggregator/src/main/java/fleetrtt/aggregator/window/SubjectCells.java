package fleetrtt.aggregator.window;

import fleetrtt.aggregator.window.Window.Entry;
import org.jspecify.annotations.Nullable;

/** A subject, and its cells in the windows that are on the heap: one is looked up, all are found. */
final class SubjectCells implements SliceTable.Keyed {
    private final Subject subject;
    private @Nullable Entry first;
    private int turn;

    SubjectCells(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    @Override
    public byte[] keyBytes() {
        return subject.bytes();
    }

    boolean isEmpty() {
        return first == null;
    }

    /** The first of its cells, which points at the next. */
    @Nullable Entry first() {
        return first;
    }

    /** Whether it was not asked so for this turn before. */
    boolean isFirstIn(int thisTurn) {
        boolean isFirst = turn != thisTurn;
        turn = thisTurn;
        return isFirst;
    }

    /** The cell in a window; windows on the heap are few. */
    @Nullable Entry in(Window window) {
        Entry entry = first;
        while (entry != null && entry.window != window) {
            entry = entry.next;
        }
        return entry;
    }

    void link(Entry entry) {
        entry.next = first;
        first = entry;
    }

    void unlink(Entry gone) {
        if (first == gone) {
            first = gone.next;
            return;
        }
        for (Entry entry = first; entry != null; entry = entry.next) {
            if (entry.next == gone) {
                entry.next = gone.next;
                return;
            }
        }
    }
}
