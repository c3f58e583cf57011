package fleetrtt.edge.publish;

import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.IntervalKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Partitions by the key's host alone (murmur2 of its UTF-8 bytes), so that a host's interval is one batch to one
 * broker and all that is known of a host meets in one task. Stateless.
 */
public final class HostPartitioner implements Partitioner {
    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public int partition(
            String topic,
            Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        return partition(host(key), cluster.partitionsForTopic(topic).size());
    }

    static int partition(CharSequence host, int partitions) {
        byte[] name = host.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(name)) % partitions;
    }

    private static CharSequence host(Object key) {
        if (key instanceof IntervalKey interval) {
            return interval.getHost();
        }
        if (key instanceof CollectorKey collector) {
            return collector.getHost();
        }
        throw new IllegalArgumentException("a key of " + key.getClass() + " names no host");
    }

    @Override
    public void close() {}
}
