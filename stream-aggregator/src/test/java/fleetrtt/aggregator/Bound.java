package fleetrtt.aggregator;

import fleetrtt.aggregator.sheaf.SheafInterceptor;
import fleetrtt.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Intervals as the consumer hands them on, bound to sheaves. */
final class Bound {
    private Bound() {}

    /** What hosts sent, all of it appended at once. */
    static List<ConsumerRecord<byte[], byte[]>> intervals(List<byte[]> values, long appendedAt) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        values.forEach(value -> records.add(record(value, records.size(), appendedAt)));
        List<ConsumerRecord<byte[], byte[]>> sheaves = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.INTERVALS, 0);
        try (SheafInterceptor interceptor = new SheafInterceptor()) {
            interceptor
                    .onConsume(new ConsumerRecords<>(Map.of(partition, records), Map.of()))
                    .forEach(sheaves::add);
        }
        return sheaves;
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value, long offset, long appendedAt) {
        return new ConsumerRecord<>(
                Topics.INTERVALS,
                0,
                offset,
                appendedAt,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
