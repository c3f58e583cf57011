package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.wire.PeerWindow;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic of windows as its readers do: committed records only, the last of a key counts. */
final class WindowReader {
    private WindowReader() {}

    /** What the windows written from these offsets on hold in the end. */
    static Totals totals(Cluster cluster, Map<TopicPartition, Long> from) {
        Map<ByteBuffer, Totals> windows = new HashMap<>();
        Map<String, Object> settings = cluster.settings();
        settings.put("isolation.level", "read_committed");
        KafkaAvroDeserializer values = new KafkaAvroDeserializer();
        values.configure(settings, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Object value = values.deserialize(record.topic(), record.headers(), record.value());
                    windows.put(ByteBuffer.wrap(record.key()), window((PeerWindow) Objects.requireNonNull(value)));
                }
            }
        }
        return windows.values().stream()
                .reduce(Totals.none(), (sum, window) -> sum.plus(window.samples(), window.sumMicros()));
    }

    private static Totals window(PeerWindow window) {
        long samples = window.getCounts().stream().mapToLong(Long::longValue).sum();
        return new Totals(1, samples, window.getSumMicros());
    }
}
