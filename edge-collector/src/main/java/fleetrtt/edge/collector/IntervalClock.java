package fleetrtt.edge.collector;

import fleetrtt.time.Interval;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Cuts time into intervals that end on multiples of their length since the epoch and follow each other without gap.
 * Wall-clock time names an interval, monotonic time tells how long it really was: when the two disagree the wall
 * clock was set, and the interval takes its end from the new time and its length from the monotonic clock. So a
 * clock that jumps neither loses an interval nor repeats one. For one thread.
 */
final class IntervalClock {
    /** More than this between the two clocks is a jump and no slewing; half a second per cut is 5 % at 10 s. */
    private static final long JUMP_MILLIS = 500;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private final long length;
    private long lastEnd;
    private long lastWall;
    private long lastMonotonic;

    /** The first interval begins now, wherever that lies between two boundaries. */
    IntervalClock(LongSupplier wallMillis, LongSupplier monotonicNanos, Duration length) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        this.length = length.toMillis();
        remember(wallMillis.getAsLong(), wallMillis.getAsLong());
    }

    private void remember(long end, long wall) {
        lastEnd = end;
        lastWall = wall;
        lastMonotonic = monotonicNanos.getAsLong();
    }

    /** Time until the next boundary of the wall clock, more than zero. */
    Duration untilBoundary() {
        return Duration.ofMillis(length - Math.floorMod(wallMillis.getAsLong(), length));
    }

    /**
     * The interval from the last cut to the boundary just passed; empty when that boundary was cut at before, as
     * after a small step back.
     */
    Optional<Interval> cutAtBoundary() {
        long wall = wallMillis.getAsLong();
        long end = Math.floorDiv(wall, length) * length;
        boolean justBefore = end <= lastEnd && lastEnd - end < length;
        return justBefore ? Optional.empty() : Optional.of(cut(end, wall));
    }

    /** The interval from the last cut to this moment, for the last drain; 1 ms at least. */
    Interval cutNow() {
        long wall = wallMillis.getAsLong();
        return cut(wall == lastEnd ? wall + 1 : wall, wall);
    }

    private Interval cut(long end, long wall) {
        long elapsed = (monotonicNanos.getAsLong() - lastMonotonic) / 1_000_000;
        boolean jumped = Math.abs(wall - lastWall - elapsed) > JUMP_MILLIS;
        long took = jumped || end <= lastEnd ? rounded(elapsed, end) : end - lastEnd;
        remember(end, wall);
        return new Interval(end - took, took);
    }

    /** Whole lengths when the end lies on a boundary, so that the interval still fits one window. */
    private long rounded(long elapsed, long end) {
        if (end % length != 0) {
            return Math.max(1, elapsed);
        }
        return Math.max(1, Math.round((double) elapsed / length)) * length;
    }
}
