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
        List<WindowKey> open = new ArrayList<>();
        for (WindowSize size : WindowSize.values()) {
            long last = clockMillis - Math.floorMod(clockMillis, size.millis());
            for (long start = last;
                    !life.isClosed(new Interval(start, size.millis()), clockMillis);
                    start -= size.millis()) {
                open.add(new WindowKey(size, start));
            }
        }
        return count(hosts, open).stream()
                .filter(census -> census.expected() > 0)
                .toList();
    }

    /** Of the youngest window of the finest size that has closed, so that nobody is merely on his way. */
    static Census ofLastClosed(Collection<HostLedger> hosts, WindowLife life, long clockMillis) {
        WindowSize size = WindowSize.TEN_SECONDS;
        long end = clockMillis - life.grace().toMillis();
        WindowKey youngest = new WindowKey(size, end - Math.floorMod(end, size.millis()) - size.millis());
        return count(hosts, List.of(youngest)).get(0);
    }

    /** Looks at each host once, since hosts are many and windows few. */
    private static List<Census> count(Collection<HostLedger> hosts, List<WindowKey> windows) {
        Interval[] intervals = windows.stream().map(WindowKey::interval).toArray(Interval[]::new);
        int[] expected = new int[windows.size()];
        int[] reporting = new int[windows.size()];
        for (HostLedger host : hosts) {
            for (int i = 0; i < expected.length; i++) {
                if (host.isExpected(intervals[i], MISSED.toMillis())) {
                    expected[i]++;
                    reporting[i] += host.hasReported(intervals[i]) ? 1 : 0;
                }
            }
        }
        List<Census> censuses = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            censuses.add(new Census(windows.get(i), expected[i], reporting[i]));
        }
        return censuses;
    }
}
