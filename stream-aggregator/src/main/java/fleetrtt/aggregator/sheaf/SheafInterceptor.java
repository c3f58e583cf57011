package fleetrtt.aggregator.sheaf;

import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Binds the intervals that the consumer hands over: those that follow each other with one append time, which is mostly
 * what a host sent of an interval. A sheaf has the offset of its first record, as Streams commits the offset of the
 * record that it is to process next. Public because Kafka makes it; as thread-safe as a consumer.
 */
public final class SheafInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private final PackedWriter out = new PackedWriter();

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> bound = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            bound.put(partition, partition.topic().equals(Topics.INTERVALS) ? bind(all) : all);
        }
        return new ConsumerRecords<>(bound, records.nextOffsets());
    }

    private List<ConsumerRecord<byte[], byte[]>> bind(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> bound = new ArrayList<>();
        int from = 0;
        while (from < records.size()) {
            int to = end(records, from);
            bound.add(to == from + 1 ? records.get(from) : sheaf(records.get(from)));
            from = to;
        }
        return bound;
    }

    /** Writes what belongs to a sheaf, and tells where it ends. */
    private int end(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        ConsumerRecord<byte[], byte[]> first = records.get(from);
        out.clear();
        int at = from;
        while (at < records.size()
                && out.length() < Sheaf.FULL
                && isPlain(records.get(at))
                && records.get(at).timestamp() == first.timestamp()) {
            Sheaf.write(out, records.get(at).key(), records.get(at).value());
            at++;
        }
        return Math.max(at, from + 1);
    }

    private static boolean isPlain(ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null
                && record.value() != null
                && record.headers().toArray().length == 0;
    }

    private ConsumerRecord<byte[], byte[]> sheaf(ConsumerRecord<byte[], byte[]> first) {
        byte[] value = out.toBytes();
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                Sheaf.key().length,
                value.length,
                Sheaf.key(),
                value,
                new RecordHeaders(),
                first.leaderEpoch(),
                Optional.empty());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
