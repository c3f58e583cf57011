package fleetrtt.aggregator.window;

import java.util.List;

/** Adds cells up within windows: one that comes, or all that finer windows hold. Not thread-safe. */
final class Merger {
    private final Subjects subjects;
    private final Cell bench = new Cell();
    private final PackedWriter packed = new PackedWriter();
    private final Slice before = new Slice();
    private final Slice benched = new Slice();

    Merger(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Adds a cell; false, and nothing added, when the window is too full for it. */
    boolean add(Window window, int subject, Slice cell) {
        return merge(window, subject, cell, false);
    }

    /** Adds a cell of a closed finer window, for which there is always room. */
    void fold(Window window, int subject, Slice cell) {
        merge(window, subject, cell, true);
    }

    private boolean merge(Window window, int subject, Slice cell, boolean always) {
        int entry = window.find(subject);
        if (entry == Window.NONE) {
            window.put(subject, cell);
            return true;
        }
        bench.set(window.cell(entry, before));
        if (always) {
            bench.fold(cell);
        } else if (!bench.add(cell)) {
            return false;
        }
        window.put(subject, benched());
        return true;
    }

    private Slice benched() {
        packed.clear();
        bench.write(packed);
        return benched.set(packed.array(), 0, packed.length());
    }

    /** Adds up what finer windows hold of addresses, one after another, so that each cell is written once. */
    void take(Window window, List<Window> finer) {
        for (int first = 0; first < finer.size(); first++) {
            Window each = finer.get(first);
            for (int entry = 0; entry < each.size(); entry++) {
                int subject = each.owner(entry);
                if (subjects.isPeer(subject) && next(finer, 0, subject) == first) {
                    take(window, subject, finer, first);
                }
            }
        }
    }

    /** @param first index of the first of the finer windows that holds any of it */
    private void take(Window window, int subject, List<Window> finer, int first) {
        int own = window.find(subject);
        if (own == Window.NONE && next(finer, first + 1, subject) == finer.size()) {
            window.put(subject, cell(finer.get(first), subject));
            return;
        }
        bench.set(cell(finer.get(first), subject));
        for (int part = next(finer, first + 1, subject); part < finer.size(); part = next(finer, part + 1, subject)) {
            bench.fold(cell(finer.get(part), subject));
        }
        if (own != Window.NONE) {
            bench.fold(window.cell(own, before));
        }
        window.put(subject, benched());
    }

    private Slice cell(Window window, int subject) {
        return window.cell(window.find(subject), before);
    }

    /** Index of the next window that holds any of a subject; their number when there is none. */
    private static int next(List<Window> windows, int from, int subject) {
        int next = from;
        while (next < windows.size() && windows.get(next).find(subject) == Window.NONE) {
            next++;
        }
        return next;
    }
}
