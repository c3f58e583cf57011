package fleetrtt.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import fleetrtt.aggregator.partial.Pack;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.sheaf.Sheaf;
import fleetrtt.aggregator.sheaf.SheafInterceptor;
import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.cluster.Cluster;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in Streams' test driver, spoken to as hosts speak and read as readers read. */
final class TestFleet implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(30);
    static final Duration RETENTION = Duration.ofMinutes(2);
    static final String PARTIALS = "fleetrtt-aggregator-partials-repartition";

    private static final List<String> STORES = List.of(
            "host-positions",
            "host-windows",
            "host-cells",
            "peer-windows",
            "host-alerts-state",
            "peer-alerts-state",
            "culprits");

    private final TestRegistry registry;
    private final Supplier<RuleSet> rules;
    private final Map<String, Blamed> blamed = new HashMap<>();
    private final WireSerdes wire;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> intervals;
    private final Map<String, List<ProducerRecord<byte[], byte[]>>> read = new HashMap<>();

    TestFleet(TestRegistry registry, Path stateDir) {
        this(registry, stateDir, RuleSet::empty);
    }

    TestFleet(TestRegistry registry, Path stateDir, Supplier<RuleSet> rules) {
        this(registry, stateDir, rules, Stores::inMemoryKeyValueStore);
    }

    private TestFleet(
            TestRegistry registry,
            Path stateDir,
            Supplier<RuleSet> rules,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.registry = registry;
        this.rules = rules;
        Cluster cluster = Cluster.at("nowhere:9092", registry.url());
        AggregatorConfig config = AggregatorConfig.of(cluster)
                .withStateDir(stateDir)
                .withGrace(GRACE)
                .withRetention(RETENTION);
        Properties settings = StreamsSettings.of(config);
        wire = WireSerdes.confluent(cluster.settings());
        driver = new TopologyTestDriver(
                new AggregatorTopology(config.windows(), 1, wire, rules, this::blamed, stores, Optional.empty())
                        .build(settings),
                settings,
                Instant.EPOCH);
        intervals = input(Topics.INTERVALS);
    }

    private @Nullable Blamed blamed(SubjectKind kind, String subject) {
        return blamed.get(subject);
    }

    /** From now on a verdict is known of a subject. */
    void blame(String subject, Blamed why) {
        blamed.put(subject, why);
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    byte[] key(IntervalReport report) {
        return requireNonNull(wire.keys().serialize(Topics.INTERVALS, report.toWireKey()));
    }

    byte[] value(IntervalReport report) {
        return requireNonNull(wire.values().serialize(Topics.INTERVALS, report.toWire()));
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

    /** What hosts sent, as the consumer binds what was appended at once. */
    void sendBound(List<byte[]> values, long appendedAt) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        values.forEach(value -> records.add(new ConsumerRecord<>(
                Topics.INTERVALS,
                0,
                records.size(),
                appendedAt,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty())));
        TopicPartition partition = new TopicPartition(Topics.INTERVALS, 0);
        try (SheafInterceptor interceptor = new SheafInterceptor()) {
            interceptor
                    .onConsume(new ConsumerRecords<>(Map.of(partition, records), Map.of()))
                    .forEach(sheaf -> send(sheaf.key(), sheaf.value(), appendedAt));
        }
    }

    /** A collector's heartbeat, appended as soon as it was sent. */
    void beat(Heartbeat beat) {
        input(Topics.COLLECTORS)
                .pipeInput(new TestRecord<>(
                        null, requireNonNull(wire.values().serialize(Topics.COLLECTORS, beat)), beat.getSentAt()));
    }

    /** Upserts so far of hosts' windows, the newest of each. */
    Map<HostWindowKey, HostWindow> hosts() {
        Map<HostWindowKey, HostWindow> newest = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : records(Topics.HOSTS)) {
            HostWindow window =
                    (HostWindow) requireNonNull(wire.intervals().deserialize(record.topic(), record.value()));
            newest.put(new HostWindowKey(window.getHost().toString(), window.getWindowStart()), window);
        }
        return newest;
    }

    /** Upserts so far of the fleet's windows. */
    List<FleetWindow> fleet() {
        return records(Topics.FLEET).stream()
                .map(record ->
                        (FleetWindow) requireNonNull(wire.intervals().deserialize(record.topic(), record.value())))
                .toList();
    }

    /** Upserts so far of alerts, as key and value; a null value takes one back. */
    List<Map.Entry<AlertKey, Alert>> alerts() {
        return records(Topics.ALERTS).stream()
                .filter(record -> record.value() != null)
                .map(record -> Map.entry(
                        (AlertKey) requireNonNull(wire.intervals().deserialize(record.topic(), record.key())),
                        (Alert) requireNonNull(wire.intervals().deserialize(record.topic(), record.value()))))
                .toList();
    }

    /** Upserts so far of whose fault it was. */
    List<VerdictWindow> verdicts() {
        return records(Topics.VERDICTS).stream()
                .map(record ->
                        (VerdictWindow) requireNonNull(wire.intervals().deserialize(record.topic(), record.value())))
                .toList();
    }

    void sendPartial(byte[] key, byte[] value, long timestamp) {
        input(PARTIALS).pipeInput(key, value, timestamp);
    }

    /** What has been passed to the peer side so far. */
    List<Pack> packs() {
        return records(PARTIALS).stream().map(record -> Pack.of(record.value())).toList();
    }

    /** Sets the wall clock forward, which begins in 1970. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
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
                .map(record -> (PeerWindow) wire.intervals().deserialize(record.topic(), record.value()))
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
        return IntervalReport.of(
                (IntervalHistogram) requireNonNull(wire.intervals().deserialize(aside.topic(), aside.value())));
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
        output.readRecordsToList().forEach(record -> addEach(all, topic, record));
        return all;
    }

    /** As the producer does. */
    private static void addEach(
            List<ProducerRecord<byte[], byte[]>> all, String topic, TestRecord<byte[], byte[]> record) {
        if (!Sheaf.isKey(record.key())) {
            all.add(new ProducerRecord<>(
                    topic, null, record.timestamp(), record.key(), record.value(), record.headers()));
            return;
        }
        Sheaf sheaf = new Sheaf().open(record.value());
        while (sheaf.hasMore()) {
            sheaf.next();
            all.add(new ProducerRecord<>(
                    topic, null, record.timestamp(), sheaf.copyOfKey(), sheaf.copyOfValue(), record.headers()));
        }
    }

    /** Another life of it, from where its changelogs left the stores, as after a crash. */
    TestFleet restarted(Path stateDir) {
        Map<String, Map<Bytes, byte[]>> logged = new HashMap<>();
        for (String store : STORES) {
            Map<Bytes, byte[]> entries = logged.computeIfAbsent(store, unseen -> new HashMap<>());
            records("fleetrtt-aggregator-" + store + "-changelog")
                    .forEach(entry -> put(entries, Bytes.wrap(entry.key()), entry.value()));
        }
        close();
        return new TestFleet(
                registry, stateDir, rules, name -> new RestoredStore(name, logged.getOrDefault(name, Map.of())));
    }

    private static void put(Map<Bytes, byte[]> entries, Bytes key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    /** Chunks that are stored of windows of a size. */
    long chunks(WindowSize size) {
        long chunks = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store("peer-windows").all()) {
            while (all.hasNext()) {
                chunks += ByteBuffer.wrap(all.next().key.get()).getInt() == size.millis() ? 1 : 0;
            }
        }
        return chunks;
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
