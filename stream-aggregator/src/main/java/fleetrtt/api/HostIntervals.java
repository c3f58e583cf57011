package fleetrtt.api;

import fleetrtt.cluster.Cluster;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.Topics;
import fleetrtt.wire.WireHistograms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * What one host sent, straight from its partition of the intervals: what windows hold of a host does not tell its
 * peers apart. Replays count once. Thread-safe.
 */
final class HostIntervals {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Of the wire format, before the key's first field, which is the host. */
    private static final int PREFIX_BYTES = 5;

    private final Cluster cluster;

    HostIntervals(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What was found.
     *
     * @param peers by address
     * @param whole whether there was time to read all
     */
    record Found(Map<String, RttHistogram> peers, boolean whole) {}

    private record Name(long incarnation, long sequence) {}

    /** Intervals that begin within a span. */
    Found read(String host, long fromMillis, long toMillis) {
        Map<String, Object> settings = cluster.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes);
                Deserializer<Object> values = new KafkaAvroDeserializer()) {
            values.configure(settings, false);
            return read(consumer, values, host, fromMillis, toMillis);
        } catch (KafkaException e) {
            throw Problem.unavailable("the intervals cannot be read: " + e.getMessage());
        }
    }

    private static Found read(
            KafkaConsumer<byte[], byte[]> consumer,
            Deserializer<Object> values,
            String host,
            long fromMillis,
            long toMillis) {
        byte[] name = host.getBytes(StandardCharsets.UTF_8);
        int partitions = consumer.partitionsFor(Topics.INTERVALS).size();
        TopicPartition partition =
                new TopicPartition(Topics.INTERVALS, Utils.toPositive(Utils.murmur2(name)) % partitions);
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        // Appended after they began, so from there on.
        OffsetAndTimestamp first = consumer.offsetsForTimes(Map.of(partition, Math.max(0, fromMillis)))
                .get(partition);
        consumer.seek(partition, first == null ? end : first.offset());
        Map<String, RttHistogram> peers = new HashMap<>();
        Set<Name> seen = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                return new Found(peers, false);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (isOf(record.key(), name)) {
                    take(record, values, fromMillis, toMillis, seen, peers);
                }
            }
        }
        return new Found(peers, true);
    }

    /** Without decoding, since most of a partition is other hosts'. */
    private static boolean isOf(byte[] key, byte[] name) {
        int from = PREFIX_BYTES + (name.length < 64 ? 1 : 2);
        return key != null
                && key.length > from + name.length
                && Arrays.equals(key, from, from + name.length, name, 0, name.length);
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record,
            Deserializer<Object> values,
            long fromMillis,
            long toMillis,
            Set<Name> seen,
            Map<String, RttHistogram> peers) {
        try {
            Object value = values.deserialize(record.topic(), record.headers(), record.value());
            if (value instanceof IntervalHistogram interval) {
                long start = interval.getIntervalStart().toEpochMilli();
                if (start >= fromMillis
                        && start < toMillis
                        && seen.add(new Name(interval.getIncarnation(), interval.getSequence()))) {
                    peers.merge(
                            interval.getRemote().toString(),
                            WireHistograms.read(
                                    interval.getFirstSlot(),
                                    interval.getCounts(),
                                    interval.getSumMicros(),
                                    interval.getMinRttMicros()),
                            RttHistogram::plus);
                }
            }
        } catch (SerializationException | IllegalArgumentException | ArithmeticException e) {
            // The aggregator counts and keeps it; here it is not among what can be shown.
            return;
        }
    }
}
