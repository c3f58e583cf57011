package fleetrtt.aggregator.window;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells that are not saved yet, each behind its length. They lie on pages: growing copies none of them, and who still
 * points at one that was given up holds on to a page, not to all that there was. Not thread-safe.
 */
final class Arena {
    /** Bytes; only a cell that is longer gets more. */
    private static final int PAGE = 64 * 1024;

    private static final int LONGEST_LENGTH = 5;

    private final List<PackedWriter> pages = new ArrayList<>(List.of(new PackedWriter()));
    private int last;

    /** Adds a cell, on {@link #lastPage} behind what was there. */
    int add(Slice cell) {
        PackedWriter page = pages.get(last);
        if (page.length() > 0 && page.length() + LONGEST_LENGTH + cell.length() > PAGE) {
            page = turn();
        }
        int offset = page.length();
        page.writeBlock(cell);
        return offset;
    }

    private PackedWriter turn() {
        last++;
        if (last == pages.size()) {
            pages.add(new PackedWriter());
        }
        return pages.get(last);
    }

    /** On which the cell is that was added last; from 0 on. */
    int lastPage() {
        return last;
    }

    /** Bytes of a page, until the next cell is added; not a copy. */
    byte[] page(int number) {
        return pages.get(number).array();
    }

    /** Begins anew. Of pages that were not used half are given back, so that one flood does not fill the heap for ever. */
    void clear() {
        int used = last + 1;
        pages.subList(used + (pages.size() - used) / 2, pages.size()).clear();
        pages.forEach(PackedWriter::clear);
        last = 0;
    }
}
