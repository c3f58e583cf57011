package fleetrtt.edge.outbox;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that one drain took from the kernel.
 *
 * @param interval when the samples were taken, the host's wall clock
 * @param remotes samples per remote address, µs; in the order in which they will be sent
 */
public record DrainedInterval(Interval interval, Map<Remote, RttHistogram> remotes) {
    public DrainedInterval {
        remotes = Collections.unmodifiableMap(new LinkedHashMap<>(remotes));
    }

    /** Samples of all addresses. */
    public long samples() {
        return remotes.values().stream().mapToLong(RttHistogram::samples).sum();
    }

    /** Both drains' samples, over the least interval that holds both. */
    DrainedInterval plus(DrainedInterval other) {
        Map<Remote, RttHistogram> merged = new LinkedHashMap<>(remotes);
        other.remotes.forEach((remote, rtt) -> merged.merge(remote, rtt, RttHistogram::plus));
        long start = Math.min(interval.startMillis(), other.interval.startMillis());
        long end = Math.max(interval.endMillis(), other.interval.endMillis());
        return new DrainedInterval(new Interval(start, end - start), merged);
    }
}
