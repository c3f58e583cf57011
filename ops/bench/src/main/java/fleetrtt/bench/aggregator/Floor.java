package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The least that one can do: poll, decode by hand, add to a hash table, commit once a second. It drops no duplicate,
 * survives no crash, closes no window and tells nobody.
 */
final class Floor implements Subject {
    /** Name of the one thread that does it all. */
    static final String THREAD = "floor";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_NANOS = 1_000_000_000;

    private final Map<String, Object> settings;
    private final FloorTable table = new FloorTable();
    private final CountDownLatch assigned = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, THREAD);
    private volatile boolean stopped;

    Floor(Cluster cluster, String group) {
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
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    table.add(record.value());
                }
                if (!consumer.assignment().isEmpty()) {
                    assigned.countDown();
                }
                if (System.nanoTime() - committed > COMMIT_NANOS) {
                    consumer.commitAsync();
                    committed = System.nanoTime();
                }
            }
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
