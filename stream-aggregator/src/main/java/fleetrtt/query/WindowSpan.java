package fleetrtt.query;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Instant;

/**
 * Windows of one size that follow each other.
 *
 * @param size of each window
 * @param whole from the first one's start to the last one's end
 */
record WindowSpan(WindowSize size, Interval whole) {
    /** Those that hold some instant from the first, inclusive, to the last, exclusive. */
    static WindowSpan around(WindowSize size, Instant from, Instant to) {
        long first = size.windowAt(from.toEpochMilli()).startMillis();
        long after = size.windowAt(to.toEpochMilli() - 1).endMillis();
        return new WindowSpan(size, new Interval(first, after - first));
    }
}
