package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Census;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Counts, for each window that is open, the hosts that are expected in it and those that have reported. */
final class Censuses {
    /** For how long a host whose heartbeats have ended is missed; then it is taken to be gone. */
    static final Duration MISSED = Duration.ofMinutes(10);

    private Censuses() {}

    /** Of windows that may still close; empty while no host has ever sent a heartbeat. */
    static List<Census> of(Collection<HostLedger> hosts, WindowLife life, long clockMillis) {
        List<Census> censuses = new ArrayList<>();
        for (WindowSize size : WindowSize.values()) {
            long last = clockMillis - Math.floorMod(clockMillis, size.millis());
            for (long start = last;
                    !life.isClosed(new Interval(start, size.millis()), clockMillis);
                    start -= size.millis()) {
                Census census = of(hosts, new WindowKey(size, start));
                if (census.expected() > 0) {
                    censuses.add(census);
                }
            }
        }
        return censuses;
    }

    /** Of the youngest window of the finest size that has closed, so that nobody is merely on his way. */
    static Census ofLastClosed(Collection<HostLedger> hosts, WindowLife life, long clockMillis) {
        WindowSize size = WindowSize.TEN_SECONDS;
        long end = clockMillis - life.grace().toMillis();
        return of(hosts, new WindowKey(size, end - Math.floorMod(end, size.millis()) - size.millis()));
    }

    private static Census of(Collection<HostLedger> hosts, WindowKey key) {
        Interval window = key.interval();
        int expected = 0;
        int reporting = 0;
        for (HostLedger host : hosts) {
            if (host.isExpected(window, MISSED.toMillis())) {
                expected++;
                reporting += host.hasReported(window) ? 1 : 0;
            }
        }
        return new Census(key, expected, reporting);
    }
}
