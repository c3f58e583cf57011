package fleetrtt.devstack.oracle;

import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Sums per owner and window of one length, as arrays: some 400 bytes for each. The owner is whatever the sums are kept
 * of, by number. Not thread-safe.
 */
final class WindowSums {
    private static final int SUM = Log2Slots.COUNT;
    private static final int MIN = SUM + 1;
    private static final int FRESH = MIN + 1;
    private static final int HOSTS = FRESH + 1;
    private static final int ROW = HOSTS + 1;

    private final long lengthMillis;
    private final PairIndex rows = new PairIndex();
    private final PairIndex hostsSeen = new PairIndex();
    private long[][] sums = new long[64][];

    WindowSums(long lengthMillis) {
        this.lengthMillis = lengthMillis;
    }

    /** Adds the report if a window holds all of its interval. */
    void add(int owner, SimulatedReport report) {
        long start = report.startMillis() - Math.floorMod(report.startMillis(), lengthMillis);
        if (report.startMillis() - start + report.lengthMillis() > lengthMillis) {
            return;
        }
        int row = rows.indexOf(owner, start);
        long[] sum = row(row);
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            sum[slot] += report.count(slot);
        }
        sum[SUM] += report.sumMicros();
        if (report.minRttMicros() >= 0) {
            sum[MIN] = Math.min(sum[MIN], report.minRttMicros());
        }
        sum[FRESH] += report.fresh();
        int before = hostsSeen.size();
        hostsSeen.indexOf(report.host(), row);
        sum[HOSTS] += hostsSeen.size() - before;
    }

    private long[] row(int row) {
        if (row >= sums.length) {
            sums = Arrays.copyOf(sums, sums.length * 2);
        }
        if (sums[row] == null) {
            sums[row] = new long[ROW];
            sums[row][MIN] = Long.MAX_VALUE;
        }
        return sums[row];
    }

    int size() {
        return rows.size();
    }

    int owner(int row) {
        return rows.first(row);
    }

    long startMillis(int row) {
        return rows.second(row);
    }

    /** Of an owner's window that begins then; −1 when nothing fell into it. */
    int find(int owner, long startMillis) {
        return rows.find(owner, startMillis);
    }

    ExpectedWindow window(int row) {
        long[] sum = sums[row];
        RttHistogram rtt = new RttHistogram(
                Log2Histogram.ofCounts(0, Arrays.copyOf(sum, Log2Slots.COUNT)),
                sum[SUM],
                sum[MIN] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(sum[MIN]),
                sum[FRESH]);
        return new ExpectedWindow(rtt, (int) sum[HOSTS]);
    }
}
