package fleetrtt.api;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.answer.SpanAnswer;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows of one size that follow each other.
 *
 * @param size of the windows
 * @param fromMillis start of the first
 * @param toMillis end of the last
 */
record Span(WindowSize size, long fromMillis, long toMillis) {
    /** The windows that hold some instant from the first, inclusive, to the last, exclusive. */
    static Span around(WindowSize size, long fromMillis, long toMillis) {
        return new Span(
                size,
                size.windowAt(fromMillis).startMillis(),
                size.windowAt(toMillis - 1).endMillis());
    }

    /** All of its windows. */
    List<WindowKey> windows() {
        List<WindowKey> windows = new ArrayList<>();
        for (long start = fromMillis; start < toMillis; start += size.millis()) {
            windows.add(new WindowKey(size, start));
        }
        return windows;
    }

    long count() {
        return (toMillis - fromMillis) / size.millis();
    }

    /** The coarsest windows that fill it, none finer than its own. */
    List<WindowKey> cover() {
        return cover(fromMillis, toMillis);
    }

    static List<WindowKey> cover(long fromMillis, long toMillis) {
        List<WindowKey> windows = new ArrayList<>();
        long at = fromMillis;
        while (at < toMillis) {
            WindowSize size = largest(at, toMillis);
            windows.add(new WindowKey(size, at));
            at += size.millis();
        }
        return windows;
    }

    private static WindowSize largest(long at, long toMillis) {
        for (WindowSize size : List.of(WindowSize.ONE_HOUR, WindowSize.ONE_MINUTE)) {
            if (Math.floorMod(at, size.millis()) == 0 && at + size.millis() <= toMillis) {
                return size;
            }
        }
        return WindowSize.TEN_SECONDS;
    }

    SpanAnswer answer() {
        return new SpanAnswer(fromMillis, toMillis, size.millis());
    }
}
