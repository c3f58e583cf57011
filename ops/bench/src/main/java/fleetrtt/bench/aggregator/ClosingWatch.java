package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the windows of 10 s as any reader does, committed records only, and notes when each was seen closed. Of the
 * values only one field is decoded, so that watching costs little of the machine that is watched. Thread-safe.
 */
final class ClosingWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    /** Magic byte and schema id. */
    private static final int PREFIX = 5;

    private static final Schema CLOSED = SchemaBuilder.record("PeerWindow")
            .namespace("fleetrtt.wire")
            .fields()
            .requiredBoolean("closed")
            .endRecord();

    private final Cluster cluster;
    private final GenericDatumReader<GenericRecord> reader =
            new GenericDatumReader<>(PeerWindow.getClassSchema(), CLOSED);
    private final Map<Long, Closings> closings = new TreeMap<>();
    private final Thread thread = new Thread(this::run, "closing-watch");
    private volatile boolean stopped;

    ClosingWatch(Cluster cluster) {
        this.cluster = cluster;
    }

    void start() {
        thread.start();
    }

    private void run() {
        Map<String, Object> settings = cluster.settings();
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.peers(WindowSize.TEN_SECONDS)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            BinaryDecoder decoder = null;
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    byte[] value = record.value();
                    decoder = DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, decoder);
                    if (isClosed(decoder)) {
                        note(record.timestamp(), ByteBuffer.wrap(record.key()), System.currentTimeMillis());
                    }
                }
            }
        }
    }

    private boolean isClosed(BinaryDecoder decoder) {
        try {
            return (Boolean) reader.read(null, decoder).get("closed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void note(long startMillis, ByteBuffer key, long atMillis) {
        closings.computeIfAbsent(startMillis, unseen -> new Closings()).note(key, atMillis);
    }

    /** How many windows that began then were seen closed. */
    synchronized int count(long startMillis) {
        return of(startMillis).count();
    }

    /** What was seen of the windows that began then; to be asked after {@link #close}. */
    synchronized Closings of(long startMillis) {
        return closings.getOrDefault(startMillis, new Closings());
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
