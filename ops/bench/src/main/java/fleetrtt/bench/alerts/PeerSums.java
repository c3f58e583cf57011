package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import java.util.BitSet;
import java.util.OptionalLong;

/** The windows of all peers in one span of time, as the aggregator would merge them. Not thread-safe. */
final class PeerSums {
    private final long[][] counts;
    private final long[] sums;
    private final long[] minima;
    private final BitSet[] hosts;

    PeerSums(int peers) {
        counts = new long[peers][Log2Slots.COUNT];
        sums = new long[peers];
        minima = new long[peers];
        hosts = new BitSet[peers];
        for (int peer = 0; peer < peers; peer++) {
            minima[peer] = Long.MAX_VALUE;
            hosts[peer] = new BitSet();
        }
    }

    void add(SimulatedReport report) {
        int peer = report.peer();
        if (peer == SimulatedReport.OTHER) {
            return;
        }
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            counts[peer][slot] += report.count(slot);
        }
        sums[peer] += report.sumMicros();
        minima[peer] = report.minRttMicros() < 0 ? minima[peer] : Math.min(minima[peer], report.minRttMicros());
        hosts[peer].set(report.host());
    }

    void add(PeerSums other) {
        for (int peer = 0; peer < sums.length; peer++) {
            for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
                counts[peer][slot] += other.counts[peer][slot];
            }
            sums[peer] += other.sums[peer];
            minima[peer] = Math.min(minima[peer], other.minima[peer]);
            hosts[peer].or(other.hosts[peer]);
        }
    }

    int hosts(int peer) {
        return hosts[peer].cardinality();
    }

    RttHistogram rtt(int peer) {
        return new RttHistogram(
                Log2Histogram.ofCounts(0, counts[peer]),
                sums[peer],
                minima[peer] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(minima[peer]));
    }
}
