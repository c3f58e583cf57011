package fleetrtt.answer;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.stream.Stream;

/** One host as a series, oldest window first. It is kept in one partition, so parts do not overlap. */
public record HostAnswer(SpanAnswer span, String host, List<HostWindowAnswer> windows, Rtt total)
        implements Answer<HostAnswer> {
    public static HostAnswer of(SpanAnswer span, String host, List<HostWindowAnswer> windows) {
        RttHistogram total = windows.stream()
                .map(window -> window.rtt().histogram())
                .reduce(RttHistogram.empty(), RttHistogram::plus);
        return new HostAnswer(span, host, windows, Rtt.of(total));
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
