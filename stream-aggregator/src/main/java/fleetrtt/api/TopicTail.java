package fleetrtt.api;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a small topic from some way back and then for ever, on a thread of its own: every instance knows all of it. When
 * brokers or registry fail it begins anew after a pause. Thread-safe.
 */
final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final String topic;
    private final Duration back;
    private final InstantSource clock;
    private final Taker taker;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile boolean caughtUp;

    /** Takes records, on one thread. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes one.
         *
         * @param value null says that there is nothing to tell of the key any more
         */
        void take(Object key, @Nullable Object value, long timestampMillis);
    }

    /** @param back how far back it begins; of a topic that is kept whole, longer than anything */
    TopicTail(Cluster cluster, String topic, Duration back, InstantSource clock, Taker taker) {
        this.cluster = cluster;
        this.topic = topic;
        this.back = back;
        this.clock = clock;
        this.taker = taker;
        thread = new Thread(this::run, "tail-" + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether what the topic held at the start has been read. */
    boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        while (!isStopped()) {
            try {
                read();
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("{} cannot be read, again in {} s: {}", topic, PAUSE.toSeconds(), e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void read() {
        Map<String, Object> settings = cluster.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes);
                Deserializer<Object> keys = deserializer(settings, true);
                Deserializer<Object> values = deserializer(settings, false)) {
            reading = consumer;
            Map<TopicPartition, Long> ends = seek(consumer);
            while (!isStopped()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record, keys, values);
                }
                caughtUp = caughtUp
                        || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    private static Deserializer<Object> deserializer(Map<String, Object> settings, boolean isKey) {
        Deserializer<Object> deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, isKey);
        return deserializer;
    }

    private Map<TopicPartition, Long> seek(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        long from = Math.max(0, clock.millis() - back.toMillis());
        partitions.forEach(partition -> times.put(partition, from));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> firsts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = firsts.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
        return ends;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Deserializer<Object> keys, Deserializer<Object> values) {
        try {
            Object key = keys.deserialize(topic, record.headers(), record.key());
            if (key != null) {
                taker.take(
                        key,
                        record.value() == null ? null : values.deserialize(topic, record.headers(), record.value()),
                        record.timestamp());
            }
        } catch (SerializationException | IllegalArgumentException | ArithmeticException e) {
            LOG.debug("a record of {} is passed over", topic, e);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Not by an interrupt, which would leave the consumer half closed. */
    @Override
    public void close() {
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }
}
