package fleetrtt.history;

import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.SliceTable;
import fleetrtt.aggregator.window.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sums of many subjects, found by the bytes that stand in pages. Pages of one part hold mostly the same subjects in the
 * same order, so each is first looked for behind the one that came before. Not thread-safe.
 */
final class SubjectSums {
    private final Predicate<Subject> wanted;
    private final SliceTable<Entry> table = new SliceTable<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Slice slice = new Slice();
    private @Nullable Entry before;

    /** @param wanted which subjects have a sum; asked once for each */
    SubjectSums(Predicate<Subject> wanted) {
        this.wanted = wanted;
    }

    private static final class Entry implements SliceTable.Keyed {
        private final Subject subject;
        private final byte[] key;
        private final @Nullable SubjectSum sum;
        private @Nullable Entry next;

        Entry(Subject subject, boolean wanted) {
            this.subject = subject;
            key = subject.bytes();
            sum = wanted ? new SubjectSum() : null;
        }

        @Override
        public byte[] keyBytes() {
            return key;
        }
    }

    /** The sum of a subject; null when it is not wanted. */
    @Nullable SubjectSum of(byte[] bytes, int from, int to) {
        Entry expected = before == null ? null : before.next;
        if (expected == null || !Arrays.equals(expected.key, 0, expected.key.length, bytes, from, to)) {
            slice.set(bytes, from, to - from);
            expected = table.find(slice);
            if (expected == null) {
                expected = make();
            }
            if (before != null) {
                before.next = expected;
            }
        }
        before = expected;
        return expected.sum;
    }

    private Entry make() {
        Subject subject = Subject.ofBytes(slice.toBytes());
        Entry made = new Entry(subject, wanted.test(subject));
        table.add(made, slice.hashCode());
        entries.add(made);
        return made;
    }

    /** Those that are wanted and were looked for. */
    void putAll(Map<Subject, SubjectSum> into) {
        for (Entry entry : entries) {
            if (entry.sum != null) {
                into.put(entry.subject, entry.sum);
            }
        }
    }
}
