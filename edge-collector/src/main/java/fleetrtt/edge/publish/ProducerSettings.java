package fleetrtt.edge.publish;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of the producer: acknowledged by all in-sync replicas, never duplicated by the client's own retries. The
 * caller flushes, so linger costs no time; it only keeps a batch whole when the caller stalls while it fills it. What
 * the cluster says wins, but for the partition: the aggregator relies on it.
 */
public final class ProducerSettings {
    private ProducerSettings() {}

    public static Map<String, Object> of(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("key.serializer", KafkaAvroSerializer.class);
        settings.put("value.serializer", KafkaAvroSerializer.class);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", "15000");
        settings.put("batch.size", Integer.toString(Batches.BYTES));
        settings.put("buffer.memory", "4194304");
        settings.put("max.block.ms", "10000");
        settings.put("request.timeout.ms", "10000");
        settings.put("delivery.timeout.ms", "30000");
        settings.putAll(cluster.settings());
        settings.put("partitioner.class", HostPartitioner.class);
        return settings;
    }
}
