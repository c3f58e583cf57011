package fleetrtt.answer;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.stream.Stream;

/** One address as a series, oldest window first. It is kept in one partition, so parts do not overlap. */
public record PeerAnswer(SpanAnswer span, String remote, List<PeerWindowAnswer> windows, Rtt total)
        implements Answer<PeerAnswer> {
    public static PeerAnswer of(SpanAnswer span, String remote, List<PeerWindowAnswer> windows) {
        RttHistogram total = windows.stream()
                .map(window -> window.rtt().histogram())
                .reduce(RttHistogram.empty(), RttHistogram::plus);
        return new PeerAnswer(span, remote, windows, Rtt.of(total));
    }

    @Override
    public PeerAnswer plus(PeerAnswer other) {
        return of(
                span,
                remote,
                Stream.concat(windows.stream(), other.windows.stream()).toList());
    }

    @Override
    public List<?> rows() {
        return windows;
    }
}
