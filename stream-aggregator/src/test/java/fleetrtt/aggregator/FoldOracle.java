package fleetrtt.aggregator;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each window of each size must hold, told from the reports alone: those that joined it, and those of every finer
 * window within it, once that has closed. Written without the topology's own arithmetic.
 */
final class FoldOracle {
    private static final long GRACE = TestFleet.GRACE.toMillis();
    private static final long RETENTION = TestFleet.RETENTION.toMillis();

    private final List<IntervalReport> taken = new ArrayList<>();
    private final List<IntervalReport> late = new ArrayList<>();
    private long clock = Long.MIN_VALUE;
    private long flushed = Long.MIN_VALUE;

    /** One window of one address. */
    record PeerAt(WindowSize size, String remote, long start) {}

    /** What an upsert of it must say. */
    record Content(RttHistogram rtt, Set<String> hosts, boolean closed) {
        Counted counted() {
            return new Counted(rtt, hosts.size(), closed);
        }
    }

    /** The same with hosts by number. */
    record Counted(RttHistogram rtt, int hosts, boolean closed) {
        static Counted of(PeerWindow upsert) {
            return new Counted(WindowsTest.rtt(upsert), upsert.getHosts(), upsert.getClosed());
        }
    }

    /** The clock goes on with late ones too: in the test driver both sides are one task. */
    void send(IntervalReport report, long appendedAt) {
        clock = appendedAt;
        WindowSize size = WindowSize.finestHolding(report.interval()).orElse(null);
        if (size == null || !isTimely(window(size, report), appendedAt)) {
            late.add(report);
        } else {
            taken.add(report);
        }
    }

    private static boolean isTimely(Interval window, long appendedAt) {
        return window.startMillis() <= appendedAt + GRACE && window.endMillis() + GRACE + RETENTION > appendedAt;
    }

    private static Interval window(WindowSize size, IntervalReport report) {
        return size.windowAt(report.interval().startMillis());
    }

    /** The clock stands still after a crash until the next report. */
    void crash() {
        clock = Long.MIN_VALUE;
    }

    void flush() {
        flushed = Math.max(flushed, clock);
    }

    List<IntervalReport> late() {
        return late;
    }

    Map<PeerAt, Counted> expected() {
        Map<PeerAt, Content> windows = new HashMap<>();
        for (IntervalReport report : taken) {
            boolean handedOn = true;
            for (WindowSize size : WindowSize.values()) {
                Interval window = window(size, report);
                if (window.holds(report.interval()) && handedOn) {
                    add(windows, size, window, report);
                    handedOn = isClosed(window);
                }
            }
        }
        Map<PeerAt, Counted> counted = new HashMap<>();
        windows.forEach((key, content) -> counted.put(key, content.counted()));
        return counted;
    }

    private void add(Map<PeerAt, Content> windows, WindowSize size, Interval window, IntervalReport report) {
        PeerAt key = new PeerAt(size, report.remote().toString(), window.startMillis());
        Content before = windows.getOrDefault(key, new Content(RttHistogram.empty(), Set.of(), false));
        Set<String> hosts = new HashSet<>(before.hosts());
        hosts.add(report.host());
        windows.put(key, new Content(before.rtt().plus(report.rtt()), hosts, isClosed(window)));
    }

    private boolean isClosed(Interval window) {
        return window.endMillis() + GRACE <= flushed;
    }
}
