package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.RequiredTopic;
import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.edge.publish.ProducerSettings;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics that the contenders read and write. When the intervals are filled beforehand, each record carries as append
 * time the moment at which its host would have sent it live: the broker would stamp them all with now, and windows would
 * close in another order than they do in life. So it keeps the stamps it is given until the topic is full.
 */
final class IntervalsTopic {
    private static final Duration KEPT = Duration.ofHours(6);
    private static final int PARTITIONS = 4;
    private static final long SPREAD_MILLIS = 5_000;
    /** A producer's batch is one host's interval, as in life, or those of several hosts when they are tiny. */
    private static final int TOGETHER = 200;

    private final Cluster cluster;
    private final BenchAdmin admin;

    IntervalsTopic(Cluster cluster, BenchAdmin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** Makes all topics that the contenders read and write, stamped by the broker as the aggregator demands it. */
    void create() {
        create("LogAppendTime");
    }

    private void create(String stamps) {
        List<RequiredTopic> others = new ArrayList<>(RequiredTopic.all(KEPT));
        RequiredTopic intervals =
                others.stream().filter(IntervalsTopic::isIntervals).findFirst().orElseThrow();
        others.remove(intervals);
        Map<String, String> settings = new HashMap<>(intervals.creation());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, stamps);
        admin.create(List.of(topic(Topics.INTERVALS).configs(settings), topic(Naive.OUTPUT)));
        try (ClusterTopics topics = ClusterTopics.open(cluster)) {
            topics.create(others, PARTITIONS, (short) 1);
        }
    }

    private static boolean isIntervals(RequiredTopic topic) {
        return topic.name().equals(Topics.INTERVALS);
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    /** Makes them, and fills the intervals with a load that has just ended; what its windows must hold. */
    Totals createFilled(BenchCase load) throws InterruptedException {
        create("CreateTime");
        FleetModel model = FleetModel.of(load.endingAt(System.currentTimeMillis()));
        FleetOracle oracle = new FleetOracle();
        try (KafkaProducer<Object, Object> producer = new KafkaProducer<>(ProducerSettings.of(cluster))) {
            for (int interval = 0; interval < load.intervals(); interval++) {
                fill(model, interval, producer, oracle);
            }
        }
        admin.set(Topics.INTERVALS, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return Totals.of(oracle);
    }

    private static void fill(FleetModel model, int interval, KafkaProducer<Object, Object> producer, FleetOracle oracle)
            throws InterruptedException {
        long end = model.shape().startMillis(interval + 1);
        int hosts = model.shape().hosts();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            long appendedAt = end + SPREAD_MILLIS * host / hosts;
            model.reports(host, interval, oracle);
            model.reports(host, interval, report -> sent.add(producer.send(record(report.toReport(), appendedAt))));
            if (sent.size() >= TOGETHER || host == hosts - 1) {
                finish(producer, sent);
            }
        }
    }

    private static ProducerRecord<Object, Object> record(IntervalReport report, long appendedAt) {
        return new ProducerRecord<>(Topics.INTERVALS, null, appendedAt, report.toWireKey(), report.toWire());
    }

    private static void finish(KafkaProducer<Object, Object> producer, List<Future<RecordMetadata>> sent)
            throws InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new Fault("the intervals topic cannot be filled: " + e.getCause(), e);
            }
        }
        sent.clear();
    }
}
