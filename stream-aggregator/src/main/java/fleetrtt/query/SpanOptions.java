package fleetrtt.query;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which windows are meant; a picocli mixin. */
final class SpanOptions {
    private static final Duration DEFAULT = Duration.ofMinutes(5);

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

    /**
     * The span, widened to whole windows.
     *
     * @throws IllegalArgumentException when the options contradict each other
     */
    Interval span(Instant now, WindowSize size) {
        if (from != null && last != null) {
            throw new IllegalArgumentException("--from and --last both say where the span begins; give one");
        }
        Instant end = to == null ? now : to;
        Instant start = from != null ? from : end.minus(last == null ? DEFAULT : last);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("the span from " + start + " to " + end + " is empty");
        }
        long first = size.windowAt(start.toEpochMilli()).startMillis();
        long after = size.windowAt(end.toEpochMilli() - 1).endMillis();
        return new Interval(first, after - first);
    }
}
