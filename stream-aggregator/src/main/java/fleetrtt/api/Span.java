package fleetrtt.api;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.answer.SpanAnswer;
import fleetrtt.time.WindowSize;
import java.time.Duration;
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
    private static final Duration DAY = Duration.ofDays(1);

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            DAY);

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

    /**
     * Cuts it into parts that are equally long: the shortest of some lengths that people use, of which no more are
     * needed, or days. They begin at its multiples since the epoch; the first and the last may be cut shorter by the span.
     */
    List<Span> steps(int most) {
        long step = STEPS.stream()
                .map(Duration::toMillis)
                .filter(each -> each >= size.millis() && pieces(each) <= most)
                .findFirst()
                .orElse(DAY.toMillis());
        List<Span> steps = new ArrayList<>();
        for (long at = floor(fromMillis, step); at < toMillis; at += step) {
            steps.add(new Span(size, Math.max(at, fromMillis), Math.min(at + step, toMillis)));
        }
        return steps;
    }

    private long pieces(long step) {
        return (ceil(toMillis, step) - floor(fromMillis, step)) / step;
    }

    private static long floor(long millis, long unit) {
        return Math.floorDiv(millis, unit) * unit;
    }

    private static long ceil(long millis, long unit) {
        return floor(millis + unit - 1, unit);
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
