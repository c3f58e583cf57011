package fleetrtt.notify;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.RegistryException;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The topic of alerts: who reads it and how. Thread-safe. */
final class AlertTopic {
    static final String NAME = Topics.ALERTS;

    private final Cluster cluster;
    private final KafkaAvroDeserializer keys = new KafkaAvroDeserializer();
    private final KafkaAvroDeserializer values = new KafkaAvroDeserializer();

    AlertTopic(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A key and what is said of it.
     *
     * @param alert null when there is nothing to tell any more
     */
    record Entry(String key, @Nullable Alert alert) {}

    /**
     * Makes sure that it is there.
     *
     * @throws Fault when it is not, or Kafka or the registry does not answer
     */
    void require() {
        cluster.requireRegistry(NAME + "-value");
        keys.configure(cluster.settings(), true);
        values.configure(cluster.settings(), false);
        try (Consumer<byte[], byte[]> consumer = consumer("")) {
            List<PartitionInfo> partitions = consumer.partitionsFor(NAME);
            if (partitions == null || partitions.isEmpty()) {
                throw new Fault(
                        "Kafka at " + cluster.bootstrapServers() + " has no topic " + NAME
                                + "; start the aggregator, or fleetrtt topics create",
                        null);
            }
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    /** @param group empty for none */
    Consumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> settings = cluster.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        if (!group.isEmpty()) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Empty when it is no alert.
     *
     * @throws RegistryException when the registry cannot be asked
     */
    Optional<Entry> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            Object key = keys.deserialize(NAME, record.headers(), record.key());
            Object value = values.deserialize(NAME, record.headers(), record.value());
            if (!(key instanceof AlertKey named) || !(value == null || value instanceof Alert)) {
                return Optional.empty();
            }
            Alert alert = (Alert) value;
            if (alert != null && alert.getState() == AlertState.RESOLVED && alert.getResolvedAt() == null) {
                return Optional.empty();
            }
            return Optional.of(new Entry(named.getRule() + " " + named.getSubject(), alert));
        } catch (RegistryException e) {
            if (e.isUnknownSchema()) {
                return Optional.empty();
            }
            throw e;
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }
}
