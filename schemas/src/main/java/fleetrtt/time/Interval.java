package fleetrtt.time;

import java.time.Instant;

/**
 * A half-open span of wall-clock time.
 *
 * @param startMillis first instant, inclusive, in milliseconds since the epoch
 * @param lengthMillis length in milliseconds, positive
 */
public record Interval(long startMillis, long lengthMillis) {
    public Interval {
        if (lengthMillis <= 0) {
            throw new IllegalArgumentException("interval of " + lengthMillis + " ms is not positive");
        }
        Math.addExact(startMillis, lengthMillis);
    }

    /** First instant after the interval, exclusive, in milliseconds since the epoch. */
    public long endMillis() {
        return startMillis + lengthMillis;
    }

    /** Whether the other interval lies wholly within this one. */
    public boolean holds(Interval other) {
        return startMillis <= other.startMillis && other.endMillis() <= endMillis();
    }

    @Override
    public String toString() {
        return "[" + Instant.ofEpochMilli(startMillis) + ", " + Instant.ofEpochMilli(endMillis()) + ")";
    }
}
