package fleetrtt.answer;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One host as a series, oldest window first. It is kept in one partition, so parts do not overlap.
 *
 * @param verdict whose fault it is that it is slow now; null when it is not, or nobody knows
 */
public record HostAnswer(
        SpanAnswer span,
        String host,
        List<HostWindowAnswer> windows,
        Rtt total,
        @Nullable CulpritRow verdict) implements Answer<HostAnswer> {
    public static HostAnswer of(SpanAnswer span, String host, List<HostWindowAnswer> windows) {
        RttHistogram total = windows.stream()
                .map(window -> window.rtt().histogram())
                .reduce(RttHistogram.empty(), RttHistogram::plus);
        return new HostAnswer(span, host, windows, Rtt.of(total), null);
    }

    public HostAnswer withVerdict(@Nullable CulpritRow now) {
        return new HostAnswer(span, host, windows, total, now);
    }

    @Override
    public HostAnswer plus(HostAnswer other) {
        return of(
                span,
                host,
                Stream.concat(windows.stream(), other.windows.stream()).toList());
    }

    @Override
    public List<?> rows() {
        return windows;
    }
}
