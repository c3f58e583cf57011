package fleetrtt.edge.publish;

import fleetrtt.registry.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;

/**
 * Where to publish.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param schemaRegistry URL, or several, comma-separated
 * @param overrides raw settings of the producer and the serialiser; they win over everything here
 */
public record KafkaTarget(String bootstrapServers, String schemaRegistry, Map<String, String> overrides) {
    public KafkaTarget {
        overrides = Map.copyOf(overrides);
    }

    /** Settings common to every client of this target. */
    Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.putAll(overrides);
        return settings;
    }

    /**
     * One batch per interval, acknowledged by all in-sync replicas, never duplicated by retries of the client. The
     * caller flushes, so linger only keeps batches whole.
     */
    Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("schema.registry.url", schemaRegistry);
        settings.put("key.serializer", KafkaAvroSerializer.class);
        settings.put("value.serializer", KafkaAvroSerializer.class);
        settings.put("partitioner.class", HostPartitioner.class);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", "1000");
        settings.put("batch.size", "524288");
        settings.put("buffer.memory", "4194304");
        settings.put("max.block.ms", "10000");
        settings.put("request.timeout.ms", "10000");
        settings.put("delivery.timeout.ms", "30000");
        settings.putAll(clientSettings());
        return settings;
    }
}
