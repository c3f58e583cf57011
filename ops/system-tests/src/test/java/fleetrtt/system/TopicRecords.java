package fleetrtt.system;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads topics as anybody may, without a group. */
public final class TopicRecords {
    private static final Duration POLL = Duration.ofMillis(100);

    private TopicRecords() {}

    /** Hands over all that is committed up to the present end of a topic, each partition in its order. */
    public static void read(Cluster cluster, String topic, Consumer<ConsumerRecord<Object, Object>> to) {
        read(cluster, topic, avro(cluster, true), avro(cluster, false), to);
    }

    /** The same, undecoded. */
    public static void readBytes(Cluster cluster, String topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        read(cluster, topic, new ByteArrayDeserializer(), new ByteArrayDeserializer(), to);
    }

    private static Deserializer<Object> avro(Cluster cluster, boolean isKey) {
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        avro.configure(cluster.settings(), isKey);
        return avro;
    }

    private static <T> void read(
            Cluster cluster,
            String topic,
            Deserializer<T> keys,
            Deserializer<T> values,
            Consumer<ConsumerRecord<T, T>> to) {
        Map<String, Object> settings = cluster.settings();
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<T, T> consumer = new KafkaConsumer<>(settings, keys, values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(to);
            }
        }
    }
}
