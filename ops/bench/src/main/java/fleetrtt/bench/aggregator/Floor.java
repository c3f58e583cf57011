package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that one can do: poll, decode by hand, add to a hash table, commit once a second. It drops no duplicate,
 * survives no crash, closes no window and tells nobody; or, when it writes, tells of each window of 10 s that changed, and
 * so shows what Kafka's own clients cost whoever has this input and that output.
 */
final class Floor implements Subject {
    /** Name of the one thread that does it all. */
    static final String THREAD = "floor";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_NANOS = 1_000_000_000;

    private final Map<String, Object> settings;
    private final FloorTable table;
    private final @Nullable FloorWriter writer;
    private final CountDownLatch assigned = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, THREAD);
    private volatile boolean stopped;

    /** @param writes whether its windows go to a topic, exactly once */
    Floor(Cluster cluster, String group, boolean writes) {
        table = new FloorTable(writes);
        writer = writes ? new FloorWriter(cluster, group) : null;
        settings = cluster.settings();
        settings.put("group.id", group);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.INTERVALS));
            long committed = System.nanoTime();
            while (!stopped) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    table.add(record.value());
                }
                if (!consumer.assignment().isEmpty()) {
                    assigned.countDown();
                }
                if (writer != null) {
                    writer.taken(records);
                }
                if (System.nanoTime() - committed > COMMIT_NANOS) {
                    commit(consumer);
                    committed = System.nanoTime();
                }
            }
        }
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        if (writer == null) {
            consumer.commitAsync();
        } else {
            writer.commit(table, consumer);
        }
    }

    @Override
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return assigned.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it has added up. */
    Totals totals() {
        return table.totals();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
            if (writer != null) {
                writer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
