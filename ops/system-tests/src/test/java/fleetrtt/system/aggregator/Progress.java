package fleetrtt.system.aggregator;

import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far the aggregator has come with its topics. It asks the broker, whoever of the instances does the work. */
final class Progress implements AutoCloseable {
    static final String APPLICATION = "fleetrtt-aggregator";
    static final String PARTIALS = APPLICATION + "-partials-repartition";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> OUTPUTS =
            List.of(Topics.peers(WindowSize.TEN_SECONDS), Topics.HOSTS, Topics.FLEET, Topics.LATE, Topics.REJECTED);

    private final Admin admin;

    private Progress(Admin admin) {
        this.admin = admin;
    }

    static Progress in(Cluster cluster) {
        return new Progress(Admin.create(cluster.settings()));
    }

    /** Waits until all that has been sent is taken by both sides, and readers of what is committed see what became of it. */
    void awaitCaughtUp() throws Exception {
        awaitTaken(Topics.INTERVALS);
        awaitTaken(PARTIALS);
        Map<TopicPartition, Long> ends = ends(OUTPUTS, IsolationLevel.READ_UNCOMMITTED);
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> hasReached(ends(OUTPUTS, IsolationLevel.READ_COMMITTED), ends));
    }

    /** Records on the intervals topic; collectors use no transactions, so every offset is a record. */
    long records() throws ExecutionException, InterruptedException {
        return ends(List.of(Topics.INTERVALS), IsolationLevel.READ_UNCOMMITTED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void awaitTaken(String topic) throws Exception {
        Map<TopicPartition, Long> ends = ends(List.of(topic), IsolationLevel.READ_UNCOMMITTED);
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> hasReached(committed(), ends));
    }

    private static boolean hasReached(Map<TopicPartition, Long> there, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> there.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> known = admin.listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get();
        known.forEach((partition, offset) -> offsets.put(partition, offset == null ? 0 : offset.offset()));
        return offsets;
    }

    private Map<TopicPartition, Long> ends(List<String> topics, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, unused -> OffsetSpec.latest()));
        Stream<Map.Entry<TopicPartition, ListOffsetsResultInfo>> ends =
                admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().entrySet().stream();
        return ends.collect(
                Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
