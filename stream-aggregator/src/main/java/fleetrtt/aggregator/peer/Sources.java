package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.Census;
import fleetrtt.aggregator.partial.PackHead;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Freshness;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the tasks of the host side last said of themselves. Known again a commit after a restart, as each says it with
 * every pack. Not thread-safe.
 */
final class Sources {
    /** How long a task that gets no further is waited for; one whose hosts are all gone never will. */
    static final long PATIENCE_MILLIS = 900_000;

    /** How far a task that catches up holds windows open, in append time. */
    static final long LONGEST_WAIT_MILLIS = 60_000;

    private final long[] clocks;
    private final Map<WindowKey, Census[]> censuses = new HashMap<>();
    private final long[] movedAt;
    private final CatchUp catchUp;
    private long closingMillis = WindowLife.NO_TIME;

    /**
     * @param partitions of the host side
     * @param localMillis any clock of this machine
     */
    Sources(int partitions, long localMillis) {
        clocks = new long[partitions];
        Arrays.fill(clocks, WindowLife.NO_TIME);
        movedAt = new long[partitions];
        Arrays.fill(movedAt, localMillis);
        catchUp = new CatchUp(partitions, localMillis);
    }

    /** @param appendedMillis append time of the youngest record of the commit that the pack is of */
    void heard(PackHead head, long appendedMillis, long localMillis) {
        catchUp.heard(head.partition(), appendedMillis, localMillis);
        if (head.clockMillis() > clocks[head.partition()]) {
            clocks[head.partition()] = head.clockMillis();
            movedAt[head.partition()] = localMillis;
        }
        for (Census census : head.censuses()) {
            censuses.computeIfAbsent(census.window(), unseen -> new Census[clocks.length])[head.partition()] = census;
        }
    }

    /**
     * The append time that all tasks of the host side have reached: what they took before it is here. So by this clock
     * windows go, and none goes before its last report has come, however far one task is behind the others.
     */
    long reachedMillis(long localMillis) {
        long reached = Long.MAX_VALUE;
        for (int partition = 0; partition < clocks.length; partition++) {
            if (localMillis - movedAt[partition] < PATIENCE_MILLIS) {
                reached = Math.min(reached, clocks[partition]);
            }
        }
        return reached == Long.MAX_VALUE ? WindowLife.NO_TIME : reached;
    }

    /**
     * The time by which windows close: while tasks of the host side catch up, that of the slowest, as what it brings
     * would change windows that had closed. One far behind the others is not waited for, so that few windows are open.
     * Never goes back.
     *
     * @param clockMillis append time as far as this task can tell
     */
    long closingMillis(long clockMillis, long localMillis) {
        long slowestMillis = catchUp.slowestMillis(partition -> true, localMillis);
        // Whoever was not heard yet may have no hosts at all: what is of now does not wait for it.
        if (slowestMillis == WindowLife.NO_TIME && Freshness.isUpToDate(clockMillis, localMillis)) {
            slowestMillis = CatchUp.NOBODY;
        }
        long waited = Math.max(slowestMillis, clockMillis - LONGEST_WAIT_MILLIS);
        closingMillis = Math.max(closingMillis, Math.min(clockMillis, waited));
        return closingMillis;
    }

    Completeness of(WindowKey window) {
        Census[] all = censuses.get(window);
        if (all == null) {
            return Completeness.UNKNOWN;
        }
        int expected = 0;
        int reporting = 0;
        for (Census census : all) {
            if (census != null) {
                expected += census.expected();
                reporting += census.reporting();
            }
        }
        return new Completeness(expected, reporting);
    }

    /** Forgets the windows that have gone. */
    void forget(WindowLife life, long goneMillis) {
        censuses.keySet().removeIf(window -> life.isGone(window.interval(), goneMillis));
    }
}
