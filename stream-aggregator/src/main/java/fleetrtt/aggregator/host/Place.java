package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Where the reports of one host's interval belong: all that were appended in one batch, as they are decided alike.
 *
 * @param interval as stated
 * @param appendMillis when the brokers appended it
 * @param window the window that they join; without meaning where there is a misfit
 * @param misfit why they join none; null when they do
 */
record Place(
        Interval interval,
        long appendMillis,
        WindowKey window,
        @Nullable Reason misfit) {
    boolean isOf(ReportView report, long appendedAt) {
        return interval.startMillis() == report.startMillis
                && interval.lengthMillis() == report.lengthMillis
                && appendMillis == appendedAt;
    }

    String detail() {
        return "interval " + interval + ", appended at " + appendMillis + " ms";
    }
}
