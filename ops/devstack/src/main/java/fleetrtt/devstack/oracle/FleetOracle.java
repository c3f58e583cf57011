package fleetrtt.devstack.oracle;

import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.time.WindowSize;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every window must hold once all reports it was told of have arrived, each counted once: fed with what was
 * generated, in any order, and not with what was sent. Reports whose hosts state a wrong time are to be fed or left out
 * as the test at hand means it; they count in the windows they state. Not thread-safe; a million windows take half a
 * gigabyte.
 */
public final class FleetOracle implements Consumer<SimulatedReport> {
    private static final int WHOLE_FLEET = 0;

    /** Sees the windows of one size one after another. */
    public interface PeerVisitor {
        /**
         * One window.
         *
         * @param peer number of the peer, or {@link SimulatedReport#OTHER}
         * @param startMillis first instant of the window, milliseconds since the epoch
         * @param window what it must hold
         */
        void see(int peer, long startMillis, ExpectedWindow window);
    }

    private final Map<WindowSize, WindowSums> peers = new EnumMap<>(WindowSize.class);
    private final WindowSums hosts = new WindowSums(WindowSize.ONE_MINUTE.millis());
    private final WindowSums fleet = new WindowSums(WindowSize.ONE_MINUTE.millis());
    private long reports;
    private long samples;

    public FleetOracle() {
        for (WindowSize size : WindowSize.values()) {
            peers.put(size, new WindowSums(size.millis()));
        }
    }

    /** Adds one report to every window that holds all of its interval. */
    @Override
    public void accept(SimulatedReport report) {
        peers.values().forEach(sums -> sums.add(report.peer(), report));
        hosts.add(report.host(), report);
        fleet.add(WHOLE_FLEET, report);
        reports++;
        samples += report.samples();
    }

    /** How many were fed. */
    public long reports() {
        return reports;
    }

    /** Samples of all that were fed. */
    public long samples() {
        return samples;
    }

    /** How many windows of a size hold something, of all peers together. */
    public int windows(WindowSize size) {
        return sums(size).size();
    }

    /** Of a peer, by its number; empty when nothing fell into it. */
    public Optional<ExpectedWindow> peer(WindowSize size, int peer, long startMillis) {
        return window(sums(size), peer, startMillis);
    }

    /** All windows of a size that hold something, in no order. */
    public void eachPeer(WindowSize size, PeerVisitor visitor) {
        WindowSums sums = sums(size);
        for (int row = 0; row < sums.size(); row++) {
            visitor.see(sums.owner(row), sums.startMillis(row), sums.window(row));
        }
    }

    /** All that one host, by its number, saw in a minute; empty when nothing. */
    public Optional<ExpectedWindow> host(int host, long minuteStartMillis) {
        return window(hosts, host, minuteStartMillis);
    }

    /** All that all hosts saw in a minute; empty when nothing. */
    public Optional<ExpectedWindow> fleet(long minuteStartMillis) {
        return window(fleet, WHOLE_FLEET, minuteStartMillis);
    }

    private static Optional<ExpectedWindow> window(WindowSums sums, int owner, long startMillis) {
        int row = sums.find(owner, startMillis);
        return row < 0 ? Optional.empty() : Optional.of(sums.window(row));
    }

    private WindowSums sums(WindowSize size) {
        WindowSums sums = peers.get(size);
        if (sums == null) {
            throw new AssertionError(size + " has sums");
        }
        return sums;
    }
}
