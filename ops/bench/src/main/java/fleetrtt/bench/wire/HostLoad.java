package fleetrtt.bench.wire;

import fleetrtt.address.Remote;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.edge.outbox.DrainedInterval;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.publish.ProducerSettings;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one host reports, interval after interval, made before it is needed.
 *
 * @param intervals the reports of each
 */
record HostLoad(List<List<IntervalReport>> intervals) {
    private static final long LENGTH_MILLIS = 10_000;
    private static final long OUTBOX_CAP = 64L << 20;

    /** Of the past, so that nothing is ahead of its time. */
    static HostLoad of(int remotes, int count) {
        long start = System.currentTimeMillis() - LENGTH_MILLIS * (count + 1L);
        FleetModel model = FleetModel.of(FleetShape.of(1, remotes, remotes, start));
        List<List<IntervalReport>> intervals = new ArrayList<>();
        for (int interval = 0; interval < count; interval++) {
            List<IntervalReport> reports = new ArrayList<>(remotes);
            model.reports(0, interval, report -> reports.add(report.toReport()));
            intervals.add(reports);
        }
        return new HostLoad(intervals);
    }

    long records() {
        return intervals.stream().mapToLong(List::size).sum();
    }

    /** Bytes of keys and values as they are serialised, before batches are compressed. */
    long serialisedBytes(Cluster cluster) {
        try (KafkaAvroSerializer keys = serializer(cluster, true);
                KafkaAvroSerializer values = serializer(cluster, false)) {
            return intervals.stream()
                    .flatMap(List::stream)
                    .mapToLong(report -> bytes(keys, report.toWireKey()) + bytes(values, report.toWire()))
                    .sum();
        }
    }

    private static KafkaAvroSerializer serializer(Cluster cluster, boolean isKey) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(ProducerSettings.of(cluster), isKey);
        return serializer;
    }

    private static long bytes(KafkaAvroSerializer serializer, Object data) {
        return Objects.requireNonNull(serializer.serialize(Topics.INTERVALS, data)).length;
    }

    /** Bytes in the outbox of the first interval, whose rows hold all addresses of a drain. */
    long outboxBytes(Path file) {
        List<IntervalReport> first = intervals.get(0);
        Map<Remote, RttHistogram> remotes = new LinkedHashMap<>();
        first.forEach(report -> remotes.put(report.remote(), report.rtt()));
        Interval interval = first.get(0).interval();
        try (Outbox outbox = new Outbox(file, OUTBOX_CAP)) {
            outbox.start();
            outbox.append(new DrainedInterval(interval, remotes));
            return outbox.depth().bytes();
        }
    }
}
