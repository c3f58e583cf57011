package fleetrtt.aggregator.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka's own consumer, which tells ten times a second how far behind it is on each partition that it has. Its metric {@code
 * records-lag} does not: a partition that is lost and regained with no fetch in between has none until the next record
 * comes, as the broker answers only what is new in the session of fetches. Whoever paces it is told before each poll.
 */
final class MeasuredConsumer extends KafkaConsumer<byte[], byte[]> {
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private final ConsumerLags lags;
    private final Consumer<Set<TopicPartition>> beforePoll;
    private long toldAt = System.nanoTime() - INTERVAL;

    MeasuredConsumer(Map<String, Object> config, ConsumerLags lags, Consumer<Set<TopicPartition>> beforePoll) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.lags = lags;
        this.beforePoll = beforePoll;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        beforePoll.accept(assignment());
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        long now = System.nanoTime();
        if (now - toldAt >= INTERVAL) {
            toldAt = now;
            lags.tell(this, measured());
        }
        return records;
    }

    /** Those that are not known are asked for meanwhile. */
    private Map<TopicPartition, Long> measured() {
        Map<TopicPartition, Long> measured = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            currentLag(partition).ifPresent(lag -> measured.put(partition, Math.max(0, lag)));
        }
        return measured;
    }

    @Override
    public void close(CloseOptions option) {
        lags.forget(this);
        super.close(option);
    }
}
