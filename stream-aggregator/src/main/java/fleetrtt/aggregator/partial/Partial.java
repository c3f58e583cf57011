package fleetrtt.aggregator.partial;

import fleetrtt.address.Remote;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;

/**
 * One host's contribution to one window of one remote address. It keeps the report whole, name and all, so that the
 * peer side can still set it aside as it came.
 *
 * @param size of the window, which holds the report's interval
 * @param report what the host saw
 */
public record Partial(WindowSize size, IntervalReport report) {
    public Partial {
        if (!size.windowAt(report.interval().startMillis()).holds(report.interval())) {
            throw new IllegalArgumentException("no window of " + size.label() + " holds " + report.interval());
        }
    }

    public Interval window() {
        return size.windowAt(report.interval().startMillis());
    }

    public Remote remote() {
        return report.remote();
    }
}
