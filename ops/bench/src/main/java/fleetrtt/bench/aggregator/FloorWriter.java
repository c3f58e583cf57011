package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The windows of a {@link FloorTable} that changed, on a topic, with the offsets of what is in them in one transaction: by
 * Kafka's producer alone, with the settings that the aggregator gives it. Not thread-safe.
 */
final class FloorWriter implements AutoCloseable {
    /** Topic of its windows. */
    static final String OUTPUT = "floor.peers.10s";

    private static final int MOST_BYTES = 512;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final ByteBuffer value = ByteBuffer.allocate(MOST_BYTES);

    FloorWriter(Cluster cluster, String id) {
        Map<String, Object> settings = cluster.settings();
        settings.put("transactional.id", id);
        settings.put("compression.type", "lz4");
        settings.put("batch.size", 64 << 10);
        settings.put("buffer.memory", 64 << 20);
        settings.put("linger.ms", 100);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Records that the table has taken. */
    void taken(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            var all = records.records(partition);
            ConsumerRecord<byte[], byte[]> last = all.get(all.size() - 1);
            offsets.put(partition, new OffsetAndMetadata(last.offset() + 1));
        }
    }

    /** Sends and commits. */
    void commit(FloorTable table, KafkaConsumer<byte[], byte[]> consumer) {
        if (offsets.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        table.drainChanged(this::send);
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        offsets.clear();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What fails lets the commit fail.
    private void send(byte[] remote, long startMillis, long[] counts, long sumMicros, long minRttMicros) {
        value.clear();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                value.put((byte) slot);
                put(counts[slot]);
            }
        }
        put(sumMicros);
        put(minRttMicros);
        byte[] key = ByteBuffer.allocate(remote.length + Long.BYTES)
                .put(remote)
                .putLong(startMillis)
                .array();
        byte[] bytes = new byte[value.position()];
        value.get(0, bytes);
        producer.send(new ProducerRecord<>(OUTPUT, null, startMillis, key, bytes));
    }

    private void put(long number) {
        long rest = number;
        while (rest > 0x7F) {
            value.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        value.put((byte) rest);
    }

    @Override
    public void close() {
        producer.close();
    }
}
