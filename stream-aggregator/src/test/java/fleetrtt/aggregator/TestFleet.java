package fleetrtt.aggregator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import fleetrtt.aggregator.peer.Convoy;
import fleetrtt.aggregator.window.ChunkLayout;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.cluster.Cluster;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in Streams' test driver, spoken to as hosts speak; what it says is for a {@link FleetReader}. */
final class TestFleet implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(30);
    static final Duration RETENTION = Duration.ofMinutes(2);
    static final String PARTIALS = "fleetrtt-aggregator-partials-repartition";

    private final TestRegistry registry;
    private final Supplier<RuleSet> rules;
    private final Map<String, Blamed> blamed = new HashMap<>();
    private final WireSerdes wire;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> intervals;
    private final DriverTopics topics;

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
                new AggregatorTopology(
                                config.windows(), 1, wire, rules, this::blamed, stores, new Convoy(1), Optional.empty())
                        .build(settings),
                settings,
                Instant.EPOCH);
        intervals = input(Topics.INTERVALS);
        topics = new DriverTopics(driver);
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
        Bound.intervals(values, appendedAt).forEach(sheaf -> send(sheaf.key(), sheaf.value(), appendedAt));
    }

    /** A collector's heartbeat, appended as soon as it was sent. */
    void beat(Heartbeat beat) {
        input(Topics.COLLECTORS)
                .pipeInput(new TestRecord<>(
                        null, requireNonNull(wire.values().serialize(Topics.COLLECTORS, beat)), beat.getSentAt()));
    }

    /** Moves the brokers' clock by a report of a host and peer that no test looks at. */
    void clock(long appendedAt) {
        TestHost ticker = new TestHost("ticker", appendedAt);
        send(ticker.report("203.0.113.255", Math.floorDiv(appendedAt, 10_000) * 10_000, 1), appendedAt);
        flush();
    }

    void sendPartial(byte[] key, byte[] value, long timestamp) {
        input(PARTIALS).pipeInput(key, value, timestamp);
    }

    /** Sets the wall clock forward, which begins in 1970. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Lets the wall clock pass the next flush. */
    void flush() {
        pass(Duration.ofSeconds(1));
    }

    /** What it has said so far. */
    FleetReader read() {
        return new FleetReader(topics, wire);
    }

    /** Total of a counter of ours. */
    long counted(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().matches("stream-(host|peer|alert|culprit)-metrics"))
                .filter(metric -> metric.getKey().name().equals(name + "-total"))
                .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
                .sum();
    }

    /** A gauge of the host side. */
    long gauged(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("stream-host-metrics")
                        && metric.getKey().name().equals(name))
                .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
                .sum();
    }

    /** Hosts of which a store holds something. */
    Set<String> storedHosts(String store) {
        Set<String> hosts = new HashSet<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                driver.<Bytes, byte[]>getKeyValueStore(store).all()) {
            all.forEachRemaining(chunk -> takeHosts(new PackedReader(chunk.value), hosts));
        }
        return hosts;
    }

    private static void takeHosts(PackedReader chunk, Set<String> hosts) {
        ChunkLayout.check(chunk);
        while (chunk.hasMore()) {
            String host = new String(chunk.readBlock(), US_ASCII);
            if (chunk.readBlock().length > 0) {
                hosts.add(host);
            } else {
                hosts.remove(host);
            }
        }
    }

    /** Chunks that are stored of windows of a size. */
    long chunks(WindowSize size) {
        long chunks = 0;
        try (KeyValueIterator<Bytes, byte[]> all =
                driver.<Bytes, byte[]>getKeyValueStore("peer-windows").all()) {
            while (all.hasNext()) {
                chunks += ByteBuffer.wrap(all.next().key.get()).getInt() == size.millis() ? 1 : 0;
            }
        }
        return chunks;
    }

    /** Another life of it, from where its changelogs left the stores, as after a crash. */
    TestFleet restarted(Path stateDir) {
        Function<String, KeyValueBytesStoreSupplier> stores = Changelogs.restored(topics);
        close();
        return new TestFleet(registry, stateDir, rules, stores);
    }

    @Override
    public void close() {
        driver.close();
    }
}
