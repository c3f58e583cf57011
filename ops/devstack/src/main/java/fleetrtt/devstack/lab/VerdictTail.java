package fleetrtt.devstack.lab;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows the topic of verdicts from its beginning. Not thread-safe. */
public final class VerdictTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<Object, Object> consumer;

    public VerdictTail(Cluster cluster) {
        Map<String, Object> settings = cluster.settings();
        settings.put("isolation.level", "read_committed");
        KafkaAvroDeserializer keys = new KafkaAvroDeserializer();
        keys.configure(settings, true);
        KafkaAvroDeserializer values = new KafkaAvroDeserializer();
        values.configure(settings, false);
        consumer = new KafkaConsumer<>(settings, keys, values);
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.VERDICTS).stream()
                .map(info -> new TopicPartition(Topics.VERDICTS, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What has come since the last time; waits for a moment when there is nothing. */
    public List<VerdictWindow> poll() {
        List<VerdictWindow> windows = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> windows.add((VerdictWindow) record.value()));
        return windows;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
