package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** What the bench asks of its broker, which nobody else uses. Every method throws a {@link Fault} when it refuses. */
public final class BenchAdmin implements AutoCloseable {
    private final Admin admin;

    BenchAdmin(Cluster cluster) {
        admin = Admin.create(cluster.settings());
    }

    void create(List<NewTopic> topics) {
        await(admin.createTopics(topics).all());
    }

    void set(String topic, String key, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        await(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    /** Bytes of a topic's segments. */
    public long bytesOnDisk(String topic) {
        return await(admin.describeLogDirs(List.of(1)).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    /** One past the last readable offset of each partition. */
    Map<TopicPartition, Long> ends(List<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = await(
                        admin.describeTopics(topics).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .map(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                await(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Offsets that a group has not committed yet, all partitions of these topics together. */
    long lag(String group, List<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends(topics).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    return end.getValue() - (reached == null ? 0 : reached.offset());
                })
                .sum();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new Fault("the bench's broker refuses: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
