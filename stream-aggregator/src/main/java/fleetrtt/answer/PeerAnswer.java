package fleetrtt.answer;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One address as a series, oldest window first. It is kept in one partition, so parts do not overlap.
 *
 * @param verdict whose fault it is that it is slow now; null when it is not, or nobody knows
 */
public record PeerAnswer(
        SpanAnswer span,
        String remote,
        List<PeerWindowAnswer> windows,
        Rtt total,
        @Nullable CulpritRow verdict) implements Answer<PeerAnswer> {
    public static PeerAnswer of(SpanAnswer span, String remote, List<PeerWindowAnswer> windows) {
        RttHistogram total = windows.stream()
                .map(window -> window.rtt().histogram())
                .reduce(RttHistogram.empty(), RttHistogram::plus);
        return new PeerAnswer(span, remote, windows, Rtt.of(total), null);
    }

    public PeerAnswer withVerdict(@Nullable CulpritRow now) {
        return new PeerAnswer(span, remote, windows, total, now);
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
