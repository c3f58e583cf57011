package fleetrtt.aggregator.alerts;

import fleetrtt.alert.Verdicts;
import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the newest verdicts, which one task of the fleet makes, to all instances: a thread follows the topic from ten
 * minutes back. What is read so is no part of any transaction, so an alert that is judged anew after a crash may carry a
 * verdict where before it carried none. A read that fails is begun again after a pause. Thread-safe.
 */
public final class VerdictFeed implements Verdicts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictFeed.class);
    private static final Duration BACK = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final KafkaAvroDeserializer values = new KafkaAvroDeserializer();
    private final RecentVerdicts recent = new RecentVerdicts();
    private final Thread thread = new Thread(this::run, "verdict-feed");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile boolean closed;

    /** Inert until {@link #start}. */
    public VerdictFeed(Cluster cluster) {
        this.cluster = cluster;
        values.configure(cluster.settings(), false);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                reading = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("verdicts cannot be read, next try in {} s: {}", PAUSE.toSeconds(), e.getMessage());
                pause();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = cluster.settings();
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.VERDICTS).stream()
                .map(info -> new TopicPartition(Topics.VERDICTS, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.forEach(partition -> since.put(partition, System.currentTimeMillis() - BACK.toMillis()));
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> first :
                consumer.offsetsForTimes(since).entrySet()) {
            if (first.getValue() != null) {
                consumer.seek(first.getKey(), first.getValue().offset());
            }
        }
        while (!closed) {
            consumer.poll(POLL).forEach(record -> take(record.value()));
        }
    }

    private void take(byte[] value) {
        if (value != null && values.deserialize(Topics.VERDICTS, value) instanceof VerdictWindow window) {
            recent.take(window);
        }
    }

    private void pause() {
        reading = null;
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public @Nullable Blamed of(SubjectKind kind, String subject) {
        return recent.of(kind, subject);
    }

    @Override
    public long throughMillis() {
        return recent.throughMillis();
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer == null) {
            thread.interrupt();
        } else {
            consumer.wakeup();
        }
    }
}
