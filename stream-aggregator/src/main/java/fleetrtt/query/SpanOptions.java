package fleetrtt.query;

import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which windows are meant; a picocli mixin. */
final class SpanOptions {
    private static final Duration DEFAULT = Duration.ofMinutes(5);
    private static final Duration FINEST = Duration.ofMinutes(10);
    private static final Duration FINER = Duration.ofHours(12);

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "First instant, e.g. 2026-01-31T12:00:00Z; default: --last before --to.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Last instant, exclusive; default now.")
    private @Nullable Instant to;

    @Option(
            names = "--last",
            paramLabel = "DURATION",
            description = "Length of the span, e.g. 30s, 5m, 2h; default 5m.")
    private @Nullable Duration last;

    @Option(
            names = "--window",
            paramLabel = "10s|1m|1h",
            description = "Size of the windows; default 10s for spans up to 10m, 1m up to 12h, else 1h.")
    private @Nullable WindowSize window;

    /**
     * The windows meant.
     *
     * @throws IllegalArgumentException when the options contradict each other
     */
    WindowSpan span(Instant now) {
        if (from != null && last != null) {
            throw new IllegalArgumentException("--from and --last both say where the span begins; give one");
        }
        Instant end = to == null ? now : to;
        Instant start = from != null ? from : end.minus(last == null ? DEFAULT : last);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("the span from " + start + " to " + end + " is empty");
        }
        WindowSize size = window == null ? fit(Duration.between(start, end)) : window;
        return WindowSpan.around(size, start, end);
    }

    /**
     * The same for a request, in which nothing hangs on when it arrives.
     *
     * @throws IllegalArgumentException when the options contradict each other
     */
    Map<String, String> parameters(Instant now) {
        span(now);
        Instant end = to == null ? now : to;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("to", Long.toString(end.toEpochMilli()));
        Instant start = from != null ? from : end.minus(last == null ? DEFAULT : last);
        parameters.put("from", Long.toString(start.toEpochMilli()));
        if (window != null) {
            parameters.put("window", window.label());
        }
        return parameters;
    }

    private static WindowSize fit(Duration length) {
        if (length.compareTo(FINEST) <= 0) {
            return WindowSize.TEN_SECONDS;
        }
        return length.compareTo(FINER) <= 0 ? WindowSize.ONE_MINUTE : WindowSize.ONE_HOUR;
    }
}
