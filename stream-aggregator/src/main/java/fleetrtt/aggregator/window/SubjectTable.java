package fleetrtt.aggregator.window;

import java.util.List;

/** The subjects that have cells on the heap, each once however many windows it is in. Not thread-safe. */
final class SubjectTable {
    private final SliceTable<SubjectCells> subjects = new SliceTable<>();
    private int left;

    SubjectCells of(Slice subject) {
        SubjectCells known = subjects.find(subject);
        if (known != null) {
            return known;
        }
        SubjectCells unknown = new SubjectCells(Subject.ofBytes(subject.toBytes()));
        subjects.add(unknown, subject.hashCode());
        return unknown;
    }

    /** To be called when a window has left the heap. */
    void left(Window window) {
        left += window.entries().size();
    }

    /** Forgets those that are in no window any more, once as many cells have left as there are subjects. */
    void forget() {
        if (left < subjects.size()) {
            return;
        }
        left = 0;
        List<SubjectCells> all = subjects.values();
        subjects.clear();
        Slice bytes = new Slice();
        for (SubjectCells each : all) {
            if (!each.isEmpty()) {
                subjects.add(each, bytes.set(each.keyBytes()).hashCode());
            }
        }
    }
}
