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
    private static final long UNKNOWN = Long.MIN_VALUE / 2;

    private long newest = UNKNOWN;
    private long told = UNKNOWN;
    private int seconds;
    private int toldAt;
    private long clock = UNKNOWN;
    private long reached = UNKNOWN;

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
            return new Counted(FleetReader.rtt(upsert), upsert.getHosts(), upsert.getClosed());
        }
    }

    void send(IntervalReport report, long appendedAt) {
        newest = Math.max(newest, appendedAt);
        WindowSize size = WindowSize.finestHolding(report.interval()).orElse(null);
        if (size == null || !isTimely(window(size, report), appendedAt)) {
            late.add(report);
            tellIfLongUntold();
        } else {
            taken.add(report);
            tell();
        }
    }

    /** The peer side hears of the time with what it gets, and of what else the host side saw when that is ten seconds. */
    private void tellIfLongUntold() {
        if (newest > told && (newest - told >= 10_000 || seconds - toldAt >= 10)) {
            tell();
        }
    }

    private void tell() {
        told = newest;
        toldAt = seconds;
        clock = Math.max(clock, newest);
        reached = Math.max(reached, clock);
    }

    private static boolean isTimely(Interval window, long appendedAt) {
        return window.startMillis() <= appendedAt + GRACE && window.endMillis() + GRACE + RETENTION > appendedAt;
    }

    private static Interval window(WindowSize size, IntervalReport report) {
        return size.windowAt(report.interval().startMillis());
    }

    /** The clock stands still after a crash until the next report. */
    void crash() {
        newest = UNKNOWN;
        told = UNKNOWN;
        clock = UNKNOWN;
        seconds = 0;
        toldAt = 0;
    }

    /** A second passes. */
    void flush() {
        seconds++;
        clock += clock == UNKNOWN ? 0 : 1_000;
        reached = Math.max(reached, clock);
        tellIfLongUntold();
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
        windows.forEach((key, content) -> {
            if (key.size() == WindowSize.TEN_SECONDS || content.closed()) {
                counted.put(key, content.counted());
            }
        });
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
        return window.endMillis() + GRACE <= reached;
    }
}
