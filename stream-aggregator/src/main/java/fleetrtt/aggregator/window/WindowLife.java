package fleetrtt.aggregator.window;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;

/**
 * The life of a window of any size against a clock of broker append time in milliseconds: ahead, then open, then
 * closed once grace has passed after its end, then gone once retention has passed after that. Bounds are inclusive:
 * at the very millisecond a window is closed, or gone. A window never closes or goes before one that it holds.
 *
 * @param grace how long after its end a window stays open, and how far ahead of the clock it may begin
 * @param retention how long a closed window may still be revised
 * @param judged size of the windows in which culprits are sought
 */
public record WindowLife(Duration grace, Duration retention, WindowSize judged) {
    /** No clock has been read yet: nothing is closed, nothing gone. */
    public static final long NO_TIME = Long.MIN_VALUE / 2;

    /** With culprits sought in every minute. */
    public WindowLife(Duration grace, Duration retention) {
        this(grace, retention, WindowSize.ONE_MINUTE);
    }

    public WindowLife {
        requireNotNegative("grace", grace);
        requireNotNegative("retention", retention);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " " + duration + " is negative");
        }
    }

    /** The longest from a moment to the verdict on the window that holds it. */
    public Duration untilJudged() {
        return Duration.ofMillis(judged.millis()).plus(grace);
    }

    /** Whether the window begins further in the future than any sound clock would say. */
    public boolean isAhead(Interval window, long clockMillis) {
        return window.startMillis() > clockMillis + grace.toMillis();
    }

    public boolean isClosed(Interval window, long clockMillis) {
        return window.startMillis() <= clockMillis - grace.toMillis() - window.lengthMillis();
    }

    public boolean isGone(Interval window, long clockMillis) {
        return isClosed(window, clockMillis - retention.toMillis());
    }
}
