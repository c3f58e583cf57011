package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import org.jspecify.annotations.Nullable;

/**
 * Decides where intervals belong: in the finest window that holds them whole, if by the brokers' clock that may still be
 * or has not gone; those of a host with a wrong clock in the window that they were sent in or just after.
 */
final class Places {
    private final WindowLife life;

    Places(WindowLife life) {
        this.life = life;
    }

    /** The place of a report's interval; by it its host is heard, and judged what its clock is worth. */
    Place of(ReportView report, long appendedAt, HostLedger host) {
        host.heard(appendedAt);
        Interval interval = new Interval(report.startMillis, report.lengthMillis);
        WindowSize size = WindowSize.finestHolding(interval).orElse(null);
        WindowKey window = WindowKey.holding(size == null ? WindowSize.ONE_HOUR : size, report.startMillis);
        if (size == null) {
            return new Place(interval, appendedAt, window, Reason.NO_WINDOW);
        }
        Reason misfit = misfit(window.interval(), appendedAt);
        host.clock().judge(report.startMillis, report.lengthMillis, appendedAt, misfit == null);
        if (misfit == null) {
            host.reported(interval.endMillis());
        } else if (host.clock().isSuspect()) {
            return new Place(interval, appendedAt, byAppendTime(report.lengthMillis, appendedAt), null);
        }
        return new Place(interval, appendedAt, window, misfit);
    }

    private @Nullable Reason misfit(Interval window, long appendedAt) {
        if (life.isAhead(window, appendedAt)) {
            return Reason.AHEAD;
        }
        return life.isGone(window, appendedAt) ? Reason.TOO_LATE : null;
    }

    /** The finest window as long as the interval. */
    private static WindowKey byAppendTime(long lengthMillis, long appendedAt) {
        for (WindowSize size : WindowSize.values()) {
            if (size.millis() >= lengthMillis) {
                return WindowKey.holding(size, appendedAt - lengthMillis);
            }
        }
        throw new IllegalStateException("an interval that a window holds is no longer than the longest window");
    }
}
