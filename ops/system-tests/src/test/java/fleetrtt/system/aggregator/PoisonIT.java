package fleetrtt.system.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.devstack.oracle.ExpectedWindow;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Poison;
import fleetrtt.devstack.simulate.PoisonSender;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.system.TopicRecords;
import fleetrtt.system.aggregator.StoredWindow.Name;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Among honest records some that no collector sends, of every kind. */
@Timeout(value = 30, unit = TimeUnit.MINUTES) // For a long run; every single wait has a limit of its own.
class PoisonIT {
    private static final long SEED = Effort.seed();
    private static final Duration SETTLED = Duration.ofMinutes(2);
    private static final EnumSet<Poison> KINDS = EnumSet.allOf(Poison.class);
    private static final int HOSTS = 200;
    private static final int REMOTES = 50;
    private static final int INTERVALS = Effort.times(2, 20);

    /** Of each kind; together one record in a hundred. */
    private static final int TIMES = HOSTS * REMOTES * INTERVALS / 100 / KINDS.size() + 1;

    private static final int BAD_HEARTBEATS = 20;
    private static final int LONGEST = 16 * 1024;

    @TempDir
    Path folder;

    @Test
    @FaultRow(
            name = "poison",
            injection = "one record in a hundred is random bytes, of unknown schemas, cut off, huge, in the wrong unit,"
                    + " from hosts with impossible names, or else not as its schema says",
            invariant = "each is on tcprtt.rejected with its reason, as it came; lag returns to zero, no thread dies,"
                    + " windows of all others are exact")
    void everyKindIsRejectedWithItsReasonAndHarmsNothingElse(TestReporter reporter) throws Exception {
        long start = System.currentTimeMillis() - 10_000L * INTERVALS;
        FleetModel model = FleetModel.of(
                FleetShape.of(HOSTS, REMOTES, 2_000, start).lifelike().withSeed(SEED));
        FleetOracle oracle = new FleetOracle();
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                AggregatorProcess aggregator = AggregatorProcess.start(
                                folder, kafka.cluster(), "--state-dir=" + folder.resolve("state"))
                        .awaitReady();
                Progress progress = Progress.in(kafka.cluster());
                PoisonSender poison = new PoisonSender(kafka.cluster(), start, SEED);
                SimulatedFleet fleet =
                        new SimulatedFleet(model, Delivery.prompt(), Duration.ZERO, kafka.cluster(), oracle)) {
            Thread honest = new Thread(() -> publish(fleet), "honest");
            honest.start();
            for (int time = 0; time < TIMES; time++) {
                long due = (long) HOSTS * REMOTES * INTERVALS * time / TIMES;
                await().atMost(SETTLED).until(() -> fleet.records() >= due);
                poison.send(KINDS, 1);
            }
            spoilHeartbeats(kafka);
            Ended.join(honest);
            progress.awaitCaughtUp();
            Map<String, Long> rejected = assertRejectedAsTheyCame(kafka);
            assertThat(SetAside.on(Topics.LATE, kafka.cluster())).isEmpty();
            assertHonestWindowsAreExact(kafka, model, oracle);
            assertAtRest(aggregator, rejected);
            report(reporter, oracle, rejected);
        }
    }

    private static void publish(SimulatedFleet fleet) {
        try {
            fleet.publish(INTERVALS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spoilHeartbeats(LocalKafka kafka) {
        Random random = new Random(SEED);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.cluster().settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < BAD_HEARTBEATS; i++) {
                byte[] bytes = new byte[random.nextInt(100)];
                random.nextBytes(bytes);
                var unused = producer.send(new ProducerRecord<>(Topics.COLLECTORS, new byte[] {(byte) i}, bytes));
            }
        }
    }

    /** How many there are of each reason. */
    private static Map<String, Long> assertRejectedAsTheyCame(LocalKafka kafka) {
        Map<String, Integer> expected = new TreeMap<>();
        TopicRecords.readBytes(kafka.cluster(), Topics.INTERVALS, record -> {
            String kind = header(record, PoisonSender.KIND);
            if (kind != null) {
                expected.merge(fate(reason(Poison.valueOf(kind)), record.value()), 1, Integer::sum);
            }
        });
        assertThat(expected.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TIMES * KINDS.size());
        Map<String, Integer> found = new TreeMap<>();
        Map<String, Long> reasons = new TreeMap<>();
        TopicRecords.readBytes(kafka.cluster(), Topics.REJECTED, record -> {
            String reason = Objects.requireNonNull(header(record, "fleetrtt.reason"));
            found.merge(fate(reason, record.value()), 1, Integer::sum);
            reasons.merge(reason, 1L, Long::sum);
            assertThat(header(record, "fleetrtt.detail")).isNotBlank();
        });
        assertThat(found).as("seed %d", SEED).isEqualTo(expected);
        return reasons;
    }

    private static String reason(Poison kind) {
        return switch (kind) {
            case NO_VALUE,
                    NO_BYTES,
                    RANDOM_BYTES,
                    RANDOM_BODY,
                    UNKNOWN_ID,
                    CUT_OFF,
                    BYTES_BEHIND,
                    ANOTHER_SCHEMA,
                    HUGE_ARRAY_CLAIMED -> "undecodable";
            case HUGE_ARRAY, HUGE_STRING -> "oversized";
            case BAD_HOST,
                    BAD_REMOTE,
                    NEGATIVE_SEQUENCE,
                    NEGATIVE_LENGTH,
                    BEYOND_THE_END_OF_TIME,
                    BEFORE_THE_BEGINNING,
                    BEYOND_THE_LAST_SLOT,
                    NO_SAMPLES,
                    NEGATIVE_COUNT,
                    COUNTS_OVERFLOW,
                    NEGATIVE_SUM,
                    WRONG_UNIT -> "invalid";
        };
    }

    private static String fate(String reason, byte[] value) {
        byte[] kept = value == null ? new byte[0] : Arrays.copyOf(value, Math.min(value.length, LONGEST));
        return reason + " " + (value == null ? "no value" : HexFormat.of().formatHex(kept));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static void assertHonestWindowsAreExact(LocalKafka kafka, FleetModel model, FleetOracle oracle) {
        Map<Name, ExpectedWindow> expected = new HashMap<>();
        long millis = WindowSize.TEN_SECONDS.millis();
        oracle.eachPeer(
                WindowSize.TEN_SECONDS,
                (peer, start, window) ->
                        expected.put(new Name(model.remote(peer).toString(), new Interval(start, millis)), window));
        Map<Name, ExpectedWindow> found = new HashMap<>();
        StoredWindow.newest(kafka.cluster(), Topics.peers(WindowSize.TEN_SECONDS))
                .forEach((name, window) -> found.put(name, new ExpectedWindow(window.rtt(), window.hosts())));
        assertThat(found).as("seed %d", SEED).isNotEmpty().isEqualTo(expected);
    }

    private static void assertAtRest(AggregatorProcess aggregator, Map<String, Long> rejected) {
        Exposition scrape = aggregator.scrape();
        assertThat(scrape.sum("fleetrtt_aggregator_lag_records")).isZero();
        assertThat(scrape.sum("fleetrtt_aggregator_heartbeats_rejected_total")).isEqualTo(BAD_HEARTBEATS);
        rejected.forEach((reason, records) -> assertThat(scrape.series("fleetrtt_aggregator_records_rejected_total"))
                .containsEntry("{reason=\"" + reason + "\"}", (double) records));
        assertThat(aggregator.said()).doesNotContain("stream thread died", "ERROR");
        assertThat(aggregator.unready()).isEmpty();
    }

    private static void report(TestReporter reporter, FleetOracle oracle, Map<String, Long> rejected) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("seed", Long.toString(SEED));
        figures.put("honest reports", Long.toString(oracle.reports()));
        figures.put("honest samples, all in windows", Long.toString(oracle.samples()));
        figures.put("kinds of poison", Integer.toString(KINDS.size()));
        rejected.forEach((reason, records) -> figures.put("rejected as " + reason, Long.toString(records)));
        figures.put("heartbeats rejected", Integer.toString(BAD_HEARTBEATS));
        reporter.publishEntry(figures);
    }
}
