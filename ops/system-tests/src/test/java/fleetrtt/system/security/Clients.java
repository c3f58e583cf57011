package fleetrtt.system.security;

import fleetrtt.cluster.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What somebody who tries to do everything has at hand. Not thread-safe. */
final class Clients implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] BYTES = {1, 2, 3};

    private final Map<String, Object> settings;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Clients(Cluster cluster) {
        settings = cluster.settings();
        settings.put("max.block.ms", "20000");
        settings.put("request.timeout.ms", "10000");
        settings.put("default.api.timeout.ms", "20000");
        settings.put("enable.idempotence", "false");
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        return admin;
    }

    void write(String topic) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, 0, BYTES, BYTES)).get();
    }

    /** Returns with the first record. */
    void read(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (consumer.poll(POLL).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("neither refused nor given a record of " + topic);
                }
            }
        } finally {
            consumer.unsubscribe();
        }
    }

    void beginTransactions(String id) {
        Map<String, Object> transactional = new HashMap<>(settings);
        transactional.put("enable.idempotence", "true");
        transactional.put("transactional.id", id);
        try (KafkaProducer<byte[], byte[]> one =
                new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            one.initTransactions();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
