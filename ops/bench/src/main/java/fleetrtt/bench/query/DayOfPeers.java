package fleetrtt.bench.query;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.history.HistoryFeed;
import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.cluster.Cluster;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.history.Retention;
import fleetrtt.time.WindowSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Closed windows of all sizes, as the aggregator's tasks would have told them over some time until now. Each peer has a
 * few cells, of several hosts, which take turns.
 */
final class DayOfPeers {
    private static final int VARIANTS = 4;
    private static final int HOSTS = 5;
    private static final int SAMPLES = 60;
    private static final Completeness COMPLETE = new Completeness(300, 300);

    private final int partitions;
    private final Duration length;
    private final List<List<Subject>> peers = new ArrayList<>();
    private final List<List<byte[][]>> variants = new ArrayList<>();

    DayOfPeers(int number, int partitions, Duration length, long seed) {
        this.partitions = partitions;
        this.length = length;
        for (int partition = 0; partition < partitions; partition++) {
            peers.add(new ArrayList<>());
            variants.add(new ArrayList<>());
        }
        Random random = new Random(seed);
        for (int peer = 0; peer < number; peer++) {
            Subject subject = Subject.of(address(peer));
            int partition = PeerPartition.of(subject, partitions);
            peers.get(partition).add(subject);
            variants.get(partition).add(variants(random));
        }
    }

    static IpAddress address(int peer) {
        return IpAddress.parse("10." + (peer >> 16) + "." + (peer >> 8 & 255) + "." + (peer & 255));
    }

    private static byte[][] variants(Random random) {
        double typical = 5 + 3 * random.nextGaussian();
        byte[][] variants = new byte[VARIANTS][];
        for (int variant = 0; variant < VARIANTS; variant++) {
            Cell cell = new Cell();
            for (int host = 0; host < HOSTS; host++) {
                cell.add(cell(random, typical, random.nextInt(300)));
            }
            variants[variant] = cell.toBytes();
        }
        return variants;
    }

    private static byte[] cell(Random random, double typical, int host) {
        long[] micros = new long[SAMPLES];
        long sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            micros[i] = (long) Math.min(100_000_000, Math.max(1, Math.exp(typical + random.nextGaussian())));
            sum += micros[i];
        }
        RttSum rtt = new RttSum();
        rtt.add(new RttHistogram(Log2Histogram.ofValues(micros), sum, OptionalLong.of(micros[0])));
        PackedWriter out = new PackedWriter();
        Cell.write(out, rtt, host, ("host-" + host + ".example").getBytes(StandardCharsets.US_ASCII));
        return out.toBytes();
    }

    /** Sends all; the number of cells. */
    long send(Cluster cluster, String application, long nowMillis) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = cluster.settings();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        ByteArraySerializer bytes = new ByteArraySerializer();
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        long cells = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (WindowSize size : WindowSize.values()) {
                long kept = Math.min(length.toMillis(), Retention.of(size).toMillis());
                long last = size.windowAt(nowMillis).startMillis() - size.millis();
                for (long start = size.windowAt(nowMillis - kept).startMillis();
                        start <= last;
                        start += size.millis()) {
                    cells += send(producer, HistoryTopic.of(application), new WindowKey(size, start), answers);
                }
            }
        }
        for (Future<RecordMetadata> answer : answers) {
            answer.get();
        }
        return cells;
    }

    private long send(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            WindowKey window,
            List<Future<RecordMetadata>> answers) {
        int variant = Math.floorMod(window.startMillis() / window.size().millis(), VARIANTS);
        long sent = 0;
        for (int partition = 0; partition < partitions; partition++) {
            int to = partition;
            Slice cell = new Slice();
            HistoryFeed feed = new HistoryFeed(
                    pack -> answers.add(producer.send(new ProducerRecord<>(topic, to, HistoryTopic.key(to), pack))));
            for (int peer = 0; peer < peers.get(partition).size(); peer++) {
                feed.add(
                        window,
                        true,
                        COMPLETE,
                        peers.get(partition).get(peer),
                        0,
                        cell.set(variants.get(partition).get(peer)[variant]));
                sent++;
            }
            feed.end();
        }
        return sent;
    }
}
