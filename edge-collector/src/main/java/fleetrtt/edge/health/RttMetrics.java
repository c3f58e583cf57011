package fleetrtt.edge.health;

import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/**
 * {@link TopPeers} as Prometheus knows it: a classic histogram per peer, whose bucket edges are the slots' greatest
 * values, so that no sample is ever counted on the wrong side of one.
 */
public final class RttMetrics {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double[] EDGES = edges();

    private RttMetrics() {}

    /** Seconds, inclusive; slot k ends at (2^(k+1) − 1)/10^6, and nothing lies above the last but one. */
    private static double[] edges() {
        double[] edges = new double[Log2Slots.COUNT + 1];
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            edges[slot] = Log2Slots.high(slot) / MICROS_PER_SECOND;
        }
        edges[Log2Slots.COUNT] = Double.POSITIVE_INFINITY;
        return edges;
    }

    public static List<MetricSnapshot> of(TopPeers.Shown shown) {
        HistogramSnapshot.Builder rtt = HistogramSnapshot.builder()
                .name("fleetrtt_collector_rtt_seconds")
                .help("Smoothed TCP RTT of a peer since it is shown; 'rest' are all peers when they were not shown,"
                        + " 'other' are samples without room in the kernel.");
        shown.peers().forEach((peer, samples) -> rtt.dataPoint(point(peer, samples)));
        rtt.dataPoint(point("other", shown.other()));
        rtt.dataPoint(point("rest", shown.rest()));
        CounterSnapshot departed = CounterSnapshot.builder()
                .name("fleetrtt_collector_rtt_departed_samples")
                .help("Samples that fleetrtt_collector_rtt_seconds held under peers that it shows no more.")
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) shown.departed())
                        .build())
                .build();
        return List.of(rtt.build(), departed);
    }

    private static HistogramDataPointSnapshot point(String peer, RttHistogram rtt) {
        long[] counts = new long[EDGES.length];
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            counts[slot] = rtt.slots().count(slot);
        }
        return HistogramDataPointSnapshot.builder()
                .labels(Labels.of("peer", peer))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(EDGES, counts))
                .sum(rtt.sumMicros() / MICROS_PER_SECOND)
                .build();
    }
}
