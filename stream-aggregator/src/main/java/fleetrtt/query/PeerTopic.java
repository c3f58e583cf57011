package fleetrtt.query;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.RegistryException;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The topic of windows of one size, read without a group and without what is not committed. A window's record carries
 * the window's start as its timestamp, so a span of windows is found by time. Every method throws a {@link Fault} when
 * Kafka or the registry cannot be asked. Not thread-safe.
 */
public final class PeerTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<Object> deserializer;
    private long skipped;

    private PeerTopic(
            Cluster cluster, WindowSize size, Consumer<byte[], byte[]> consumer, Deserializer<Object> deserializer) {
        this.cluster = cluster;
        this.topic = Topics.peers(size);
        this.consumer = consumer;
        this.deserializer = deserializer;
    }

    /** Makes the clients; asks the registry whether it is there, but Kafka not yet. */
    public static PeerTopic open(Cluster cluster, WindowSize size) {
        cluster.requireRegistry(Topics.peers(size) + "-value");
        Map<String, Object> settings = cluster.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        Deserializer<Object> deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try {
            return new PeerTopic(cluster, size, new KafkaConsumer<>(settings, bytes, bytes), deserializer);
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    /** Reads the windows that start within a span, from what is committed now. */
    public PeerWindows read(Interval span) {
        seek(span.startMillis());
        return readTo(asked(() -> consumer.endOffsets(consumer.assignment())), span);
    }

    /** The same, as they had been revised when windows of a later instant began to be written. */
    public PeerWindows read(Interval span, long laterMillis) {
        seek(span.startMillis());
        Map<TopicPartition, Long> ends = new HashMap<>(asked(() -> consumer.endOffsets(consumer.assignment())));
        firstOffsets(consumer.assignment(), laterMillis).forEach((partition, found) -> {
            if (found != null) {
                ends.put(partition, found.offset());
            }
        });
        return readTo(ends, span);
    }

    private PeerWindows readTo(Map<TopicPartition, Long> ends, Interval span) {
        PeerWindows windows = new PeerWindows();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached(ends)) {
            List<PeerUpsert> upserts = poll(POLL);
            upserts.stream().filter(upsert -> span.holds(upsert.window())).forEach(windows::add);
            if (!upserts.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new Fault("Kafka at " + cluster.bootstrapServers() + " stopped answering; try again", null);
            }
        }
        return windows;
    }

    /** Goes to the first window that starts at an instant or later, for {@link #poll} to read on from. */
    public void seek(long startMillis) {
        List<TopicPartition> partitions = partitions();
        // Ends first: what comes between the two questions is then read twice rather than never.
        Map<TopicPartition, Long> ends = asked(() -> consumer.endOffsets(partitions));
        Map<TopicPartition, OffsetAndTimestamp> first = firstOffsets(partitions, startMillis);
        consumer.assign(partitions);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp found = first.get(partition);
            consumer.seek(partition, found == null ? end : found.offset());
        });
    }

    /** Where the first window that starts at an instant or later lies; null for a partition that has none. */
    private Map<TopicPartition, OffsetAndTimestamp> firstOffsets(
            Collection<TopicPartition> partitions, long startMillis) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, startMillis)));
        return asked(() -> consumer.offsetsForTimes(times));
    }

    /** What has come since: upserts in the order of their partitions, older revisions possibly among them. */
    public List<PeerUpsert> poll(Duration limit) {
        List<PeerUpsert> upserts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : asked(() -> consumer.poll(limit))) {
            decode(record).ifPresentOrElse(upserts::add, () -> skipped++);
        }
        return upserts;
    }

    /** Records met so far that are no windows, and were passed over. */
    public long skipped() {
        return skipped;
    }

    private Optional<PeerUpsert> decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            Object value = deserializer.deserialize(topic, record.headers(), record.value());
            return value instanceof PeerWindow window ? Optional.of(PeerUpsert.of(window)) : Optional.empty();
        } catch (RegistryException e) {
            if (!e.isUnknownSchema()) {
                throw new Fault(String.valueOf(e.getMessage()), e);
            }
            return Optional.empty();
        } catch (SerializationException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> known = asked(() -> consumer.partitionsFor(topic));
        if (known == null || known.isEmpty()) {
            throw new Fault(
                    "Kafka at " + cluster.bootstrapServers() + " has no topic " + topic
                            + "; start the aggregator, which creates it",
                    null);
        }
        return known.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> asked(() -> consumer.position(end.getKey())) >= end.getValue());
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
