package fleetrtt.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.aggregator.partial.Reason;
import fleetrtt.cluster.Cluster;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in Streams' test driver, spoken to as hosts speak and read as readers read. */
final class TestFleet implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(30);
    static final Duration RETENTION = Duration.ofMinutes(2);
    static final String PARTIALS = "fleetrtt-aggregator-partials-repartition";

    private final WireSerdes wire;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> intervals;
    private final Map<String, List<ProducerRecord<byte[], byte[]>>> read = new HashMap<>();

    TestFleet(TestRegistry registry, Path stateDir) {
        Cluster cluster = Cluster.at("nowhere:9092", registry.url());
        AggregatorConfig config = AggregatorConfig.of(cluster)
                .withStateDir(stateDir)
                .withGrace(GRACE)
                .withRetention(RETENTION);
        Properties settings = StreamsSettings.of(config);
        wire = WireSerdes.confluent(cluster.settings());
        driver = new TopologyTestDriver(
                new AggregatorTopology(config.windows(), wire).build(settings), settings, Instant.EPOCH);
        intervals = input(Topics.INTERVALS);
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    byte[] key(IntervalReport report) {
        return wire.keys().serializer().serialize(Topics.INTERVALS, report.toWireKey());
    }

    byte[] value(IntervalReport report) {
        return wire.values().serializer().serialize(Topics.INTERVALS, report.toWire());
    }

    /** A report as its host sends it, appended at the end of its interval. */
    void send(IntervalReport report) {
        send(report, report.interval().endMillis());
    }

    void send(IntervalReport report, long appendedAt) {
        send(key(report), value(report), appendedAt);
    }

    void send(byte @Nullable [] key, byte @Nullable [] value, long appendedAt) {
        intervals.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(appendedAt)));
    }

    void sendPartial(byte[] key, byte[] value, long timestamp) {
        input(PARTIALS).pipeInput(key, value, timestamp);
    }

    /** Lets the wall clock pass the next flush. */
    void flush() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** Upserts so far of windows of 10 s. */
    List<PeerWindow> upserts() {
        return upserts(WindowSize.TEN_SECONDS);
    }

    List<PeerWindow> upserts(WindowSize size) {
        return records(Topics.peers(size)).stream()
                .map(record -> (PeerWindow) wire.values().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    /** Timestamps of the upserts' records, milliseconds. */
    List<Long> upsertTimes() {
        return records(Topics.peers(WindowSize.TEN_SECONDS)).stream()
                .map(ProducerRecord::timestamp)
                .toList();
    }

    /** What a reader knows who keeps the highest revision of each key, and trusts no order. */
    Map<PeerWindowKey, PeerWindow> windows(WindowSize size) {
        Map<PeerWindowKey, PeerWindow> newest = new HashMap<>();
        for (PeerWindow upsert : upserts(size)) {
            newest.merge(
                    new PeerWindowKey(upsert.getRemote().toString(), upsert.getWindowStart()),
                    upsert,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other);
        }
        return newest;
    }

    List<ProducerRecord<byte[], byte[]>> rejected() {
        return records(Topics.REJECTED);
    }

    List<ProducerRecord<byte[], byte[]>> late() {
        return records(Topics.LATE);
    }

    static String reason(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(Reason.REASON).value(), UTF_8);
    }

    IntervalReport report(ProducerRecord<byte[], byte[]> aside) {
        return IntervalReport.of((IntervalHistogram) wire.intervals().deserialize(aside.topic(), aside.value()));
    }

    /** Total of a counter of the host side. */
    long counted(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("stream-host-metrics"))
                .filter(metric -> metric.getKey().name().equals(name + "-total"))
                .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
                .sum();
    }

    /** All records so far of a topic. */
    private List<ProducerRecord<byte[], byte[]>> records(String topic) {
        List<ProducerRecord<byte[], byte[]>> all = read.computeIfAbsent(topic, unread -> new ArrayList<>());
        var output = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        output.readRecordsToList()
                .forEach(record -> all.add(new ProducerRecord<>(
                        topic, null, record.timestamp(), record.key(), record.value(), record.headers())));
        return all;
    }

    /** Brings the stores to where their changelogs left the other fleet's, as Streams does after a crash. */
    void restore(TestFleet before) {
        for (String store : driver.getAllStateStores().keySet()) {
            KeyValueStore<Bytes, byte[]> bytes = bytes(store);
            before.records("fleetrtt-aggregator-" + store + "-changelog")
                    .forEach(entry -> bytes.put(Bytes.wrap(entry.key()), entry.value()));
        }
    }

    /** Entries of a store. */
    long stored(String store) {
        return bytes(store).approximateNumEntries();
    }

    @SuppressWarnings("unchecked") // The driver offers only typed stores; below their serdes all are of bytes.
    private KeyValueStore<Bytes, byte[]> bytes(String store) {
        StateStore typed = Objects.requireNonNull(driver.getAllStateStores().get(store));
        return ((WrappedStateStore<KeyValueStore<Bytes, byte[]>, ?, ?>) typed).wrapped();
    }

    @Override
    public void close() {
        driver.close();
    }
}
