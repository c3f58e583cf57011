package fleetrtt.aggregator.sheaf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.jspecify.annotations.Nullable;

/**
 * A producer that sends the records of a sheaf one by one, all in the transaction that is open. Whoever sent the sheaf
 * is told of each failure, and of success once, with the last record.
 */
final class SheafProducer implements Producer<byte[], byte[]> {
    private final Producer<byte[], byte[]> records;
    private final Sheaf sheaf = new Sheaf();

    SheafProducer(Producer<byte[], byte[]> records) {
        this.records = records;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return send(record, null);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        return Sheaf.isKey(record.key()) ? sendEach(record, callback) : records.send(record, callback);
    }

    private Future<RecordMetadata> sendEach(ProducerRecord<byte[], byte[]> bound, @Nullable Callback callback) {
        Callback failures = (metadata, failure) -> {
            if (failure != null && callback != null) {
                callback.onCompletion(metadata, failure);
            }
        };
        Future<RecordMetadata> last = new CompletableFuture<>();
        sheaf.open(bound.value());
        while (sheaf.hasMore()) {
            sheaf.next();
            last = records.send(
                    new ProducerRecord<>(
                            bound.topic(), null, bound.timestamp(), sheaf.copyOfKey(), sheaf.copyOfValue()),
                    sheaf.hasMore() ? failures : callback);
        }
        return last;
    }

    @Override
    public void initTransactions() {
        records.initTransactions();
    }

    @Override
    public void beginTransaction() {
        records.beginTransaction();
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        records.sendOffsetsToTransaction(offsets, groupMetadata);
    }

    @Override
    public void commitTransaction() {
        records.commitTransaction();
    }

    @Override
    public void abortTransaction() {
        records.abortTransaction();
    }

    @Override
    public void flush() {
        records.flush();
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        return records.partitionsFor(topic);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return records.metrics();
    }

    @Override
    public void registerMetricForSubscription(KafkaMetric metric) {
        records.registerMetricForSubscription(metric);
    }

    @Override
    public void unregisterMetricFromSubscription(KafkaMetric metric) {
        records.unregisterMetricFromSubscription(metric);
    }

    @Override
    public Uuid clientInstanceId(Duration timeout) {
        return records.clientInstanceId(timeout);
    }

    @Override
    public void close() {
        records.close();
    }

    @Override
    public void close(Duration timeout) {
        records.close(timeout);
    }
}
