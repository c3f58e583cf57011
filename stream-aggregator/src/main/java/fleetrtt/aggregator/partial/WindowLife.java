package fleetrtt.aggregator.partial;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;

/**
 * The life of windows of one size against a clock of broker append time in milliseconds: ahead, then open, then
 * closed once grace has passed after their end, then gone once retention has passed after that. Bounds are
 * inclusive: at the very millisecond a window is closed, or gone.
 *
 * @param size length and alignment of the windows
 * @param grace how long after its end a window stays open, and how far ahead of the clock it may begin
 * @param retention how long a closed window may still be revised
 */
public record WindowLife(WindowSize size, Duration grace, Duration retention) {
    public WindowLife {
        requireNotNegative("grace", grace);
        requireNotNegative("retention", retention);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " " + duration + " is negative");
        }
    }

    /** Whether the window begins further in the future than any sound clock would say. */
    public boolean isAhead(Interval window, long clockMillis) {
        return window.startMillis() > clockMillis + grace.toMillis();
    }

    public boolean isClosed(Interval window, long clockMillis) {
        return window.startMillis() <= lastClosed(clockMillis);
    }

    public boolean isGone(Interval window, long clockMillis) {
        return window.startMillis() <= lastGone(clockMillis);
    }

    /** Start of the youngest window that is closed, or any instant before the next; in milliseconds. */
    public long lastClosed(long clockMillis) {
        return clockMillis - grace.toMillis() - size.millis();
    }

    /** Start of the youngest window that is gone, or any instant before the next; in milliseconds. */
    public long lastGone(long clockMillis) {
        return lastClosed(clockMillis) - retention.toMillis();
    }
}
