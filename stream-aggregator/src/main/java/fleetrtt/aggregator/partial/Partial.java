package fleetrtt.aggregator.partial;

import fleetrtt.address.Remote;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;

/**
 * One host's contribution to one window of one remote address. It keeps the report whole, name and all, so that the
 * peer side can still set it aside as it came.
 *
 * @param window the window that holds the report's interval
 * @param report what the host saw
 */
public record Partial(Interval window, IntervalReport report) {
    public Partial {
        if (!window.holds(report.interval())) {
            throw new IllegalArgumentException("window " + window + " does not hold " + report.interval());
        }
    }

    public Remote remote() {
        return report.remote();
    }
}
