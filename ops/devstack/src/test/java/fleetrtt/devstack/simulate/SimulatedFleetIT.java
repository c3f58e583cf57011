package fleetrtt.devstack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.oracle.ExpectedWindow;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What arrives at a real broker. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JUnit sets the folder, and start() the rest.
class SimulatedFleetIT {
    private static final int PARTITIONS = 3;
    private static final long T = 1_800_000_000_000L;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private DevelopmentRegistry registry;
    private Cluster cluster;
    private KafkaAvroDeserializer values;

    @BeforeEach
    void start() throws Exception {
        registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        registry.start();
        broker = new EmbeddedBroker(0, folder.resolve("broker"));
        broker.start();
        cluster = Cluster.at(broker.bootstrapServers(), registry.url());
        try (Admin admin = Admin.create(cluster.settings())) {
            admin.createTopics(Stream.of(Topics.INTERVALS, Topics.COLLECTORS)
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        values = new KafkaAvroDeserializer();
        values.configure(cluster.settings(), false);
    }

    @AfterEach
    void stop() {
        broker.close();
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(Replays.class)
    void whatArrivesOnceByItsNameIsWhatTheOracleExpects(Replays replays) throws Exception {
        FleetModel model = FleetModel.of(FleetShape.of(40, 10, 60, T).lifelike());
        Delivery delivery = Delivery.prompt().withOutages(0.3, 3).shuffledBy(3).replaying(replays);
        FleetOracle oracle = new FleetOracle();
        long sent;
        try (SimulatedFleet fleet = new SimulatedFleet(model, delivery, Duration.ZERO, cluster, oracle)) {
            fleet.publish(7);
            sent = fleet.records();
        }
        List<IntervalReport> arrived = arrived(sent).stream().map(this::report).toList();
        List<IntervalReport> once = onceEach(arrived);
        assertThat(once).hasSize(40 * 10 * 7);
        assertThat(arrived.size() > once.size()).isEqualTo(replays != Replays.NONE);
        for (int peer = SimulatedReport.OTHER; peer < 60; peer++) {
            String remote = model.remote(peer).toString();
            RttHistogram sum = once.stream()
                    .filter(report -> report.remote().toString().equals(remote))
                    .map(IntervalReport::rtt)
                    .reduce(RttHistogram.empty(), RttHistogram::plus);
            assertThat(oracle.peer(
                                    WindowSize.ONE_HOUR,
                                    peer,
                                    WindowSize.ONE_HOUR.windowAt(T).startMillis())
                            .map(ExpectedWindow::rtt)
                            .orElse(RttHistogram.empty()))
                    .isEqualTo(sum);
        }
    }

    /** Those whose sequence is the host's next; a host whose sequence leaves a gap is at fault. */
    private static List<IntervalReport> onceEach(List<IntervalReport> arrived) {
        Map<String, Long> next = new HashMap<>();
        List<IntervalReport> fresh = new ArrayList<>();
        for (IntervalReport report : arrived) {
            long expected = next.getOrDefault(report.host(), 0L);
            assertThat(report.sequence()).isLessThanOrEqualTo(expected);
            if (report.sequence() == expected) {
                fresh.add(report);
                next.put(report.host(), expected + 1);
            }
        }
        return fresh;
    }

    @Test
    void aLiveFleetSendsEachIntervalWhenItIsOver() throws Exception {
        FleetShape shape = FleetShape.of(5, 4, 10, System.currentTimeMillis()).withInterval(Duration.ofMillis(500));
        FleetOracle oracle = new FleetOracle();
        try (SimulatedFleet fleet =
                new SimulatedFleet(FleetModel.of(shape), Delivery.prompt(), Duration.ofMillis(250), cluster, oracle)) {
            fleet.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> fleet.records() >= 60);
        }
        List<ConsumerRecord<byte[], byte[]>> records = arrived(oracle.reports());
        assertThat(records)
                .allSatisfy(record -> assertThat(record.timestamp())
                        .isGreaterThanOrEqualTo(report(record).interval().endMillis()));
        assertThat(onceEach(records.stream().map(this::report).toList())).hasSize(records.size());
        assertThat(oracle.reports()).isEqualTo(records.size());
    }

    @Test
    void whatItHasSentIsKnownToTheLastReportWhileItIsQuiet() throws Exception {
        FleetShape shape = FleetShape.of(5, 4, 10, System.currentTimeMillis()).withInterval(Duration.ofMillis(500));
        FleetOracle oracle = new FleetOracle();
        try (SimulatedFleet fleet =
                new SimulatedFleet(FleetModel.of(shape), Delivery.prompt(), Duration.ofMillis(250), cluster, oracle)) {
            fleet.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> fleet.records() > 0);
            long before = fleet.whileQuiet(() -> {
                long reports = oracle.reports();
                long twoMoreAreDue = System.currentTimeMillis() + 1_500;
                await().until(() -> System.currentTimeMillis() > twoMoreAreDue);
                assertThat(oracle.reports()).isEqualTo(reports);
                assertThat(arrived(reports)).hasSize((int) reports);
                return reports;
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> fleet.records() > before);
        }
    }

    @Test
    void afterItsIntervalsComesAHeartbeatThatNamesThemAll() throws Exception {
        FleetModel model = FleetModel.of(FleetShape.of(30, 10, 60, T));
        FleetOracle oracle = new FleetOracle();
        try (SimulatedFleet fleet = new SimulatedFleet(model, Delivery.prompt(), Duration.ZERO, cluster, oracle)) {
            fleet.publish(2);
        }
        List<Heartbeat> heartbeats = arrived(Topics.COLLECTORS, 60).stream()
                .map(record -> (Heartbeat) values.deserialize(record.topic(), record.headers(), record.value()))
                .toList();
        List<Heartbeat> last = heartbeats.stream()
                .filter(beat -> beat.getSentAt().toEpochMilli() == T + 20_000)
                .toList();
        assertThat(last).hasSize(30).allMatch(beat -> beat.getNextSequence() == 20 && beat.getIncarnation() == T);
        assertThat(last.stream().mapToLong(Heartbeat::getPublished).sum()).isEqualTo(oracle.samples());
        assertThat(heartbeats.get(0).getNextSequence()).isEqualTo(10);
    }

    @Test
    void noPoisonIsAReport() throws Exception {
        // Whether a sum is possible for its slots is not looked at so far.
        EnumSet<Poison> kinds = EnumSet.complementOf(EnumSet.of(Poison.WRONG_UNIT));
        try (PoisonSender sender = new PoisonSender(cluster, T, 1)) {
            sender.send(kinds, 9);
        }
        List<ConsumerRecord<byte[], byte[]>> records = arrived(9L * kinds.size());
        assertThat(records).hasSize(9 * kinds.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                assertThatThrownBy(() -> requireSamples(report(record))).isInstanceOf(RuntimeException.class);
            }
        }
    }

    private static void requireSamples(IntervalReport report) {
        if (report.rtt().slots().isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
    }

    private IntervalReport report(ConsumerRecord<byte[], byte[]> record) {
        return IntervalReport.of((IntervalHistogram)
                Objects.requireNonNull(values.deserialize(record.topic(), record.headers(), record.value())));
    }

    /** In the order of their partitions; so many at least. */
    private List<ConsumerRecord<byte[], byte[]>> arrived(long count) {
        return arrived(Topics.INTERVALS, count);
    }

    private List<ConsumerRecord<byte[], byte[]>> arrived(String topic, long count) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(cluster.settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (all.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(all::add);
            }
        }
        return all;
    }
}
