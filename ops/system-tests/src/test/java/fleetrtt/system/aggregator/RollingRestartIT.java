package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.kafka.EnabledIfKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of one application, of which now one, now the other stops and comes back while records flow. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class RollingRestartIT {
    private static final long SEED = 20_261_122;
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final String PREFIX = "fleetrtt_aggregator_";
    private static final String RECEIVED = PREFIX + "records_received_total";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");
    private static final int MOST_SERIES = 500;

    @TempDir
    Path folder;

    private LocalKafka kafka;

    @BeforeEach
    void start() {
        kafka = LocalKafka.started(folder);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    private AggregatorProcess instance(String... options) throws Exception {
        return AggregatorProcess.start(folder, kafka.cluster(), options);
    }

    /** With a state folder of its own. */
    private AggregatorProcess onDisk(String state) throws Exception {
        return instance("--store=rocksdb", "--state-dir=" + folder.resolve(state), "--standby-replicas=1");
    }

    /** Until it has received more than it has now. */
    private static void awaitShare(AggregatorProcess instance) {
        double before = instance.scrape().sum(RECEIVED);
        await().atMost(SETTLED).until(() -> instance.scrape().sum(RECEIVED) > before);
    }

    private void assertPublished(Map<Remote, RttHistogram> sent) {
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(Published.sums(kafka.cluster()))
                        .as("seed %d", SEED)
                        .containsExactlyInAnyOrderEntriesOf(sent));
    }

    @Test
    void sumsAreExactWhileOneAndThenTheOtherStopsAndComesBackEvenWithoutItsStateFolder() throws Exception {
        try (AggregatorProcess first = onDisk("a").awaitReady();
                SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), SEED);
                AggregatorProcess second = onDisk("b").awaitReady();
                Watch watch = Watch.on(second)) {
            awaitShare(first);
            awaitShare(second);
            await().atMost(SETTLED).until(() -> second.scrape().sum("fleetrtt_aggregator_standby_partitions") > 0);
            assertLeaves(first);
            awaitShare(second);
            Tree.remove(folder.resolve("a"));
            try (AggregatorProcess again = onDisk("a").awaitReady()) {
                awaitShare(again);
                assertLeaves(second);
                awaitShare(again.awaitReady());
                assertPublished(fleet.stop());
                assertAtRest(again.scrape());
            }
            assertThat(watch.reasons())
                    .contains("state REBALANCING", "state PENDING_SHUTDOWN", AggregatorProcess.NO_ANSWER);
            assertThat(watch.received()).isSorted();
            assertThat(second.said()).containsPattern("restored \\d+ records of \\S+ in \\d+\\.\\d{3} s");
        }
    }

    private static void assertLeaves(AggregatorProcess instance) throws Exception {
        assertThat(instance.terminate()).as(instance.said()).isZero();
        assertThat(instance.said()).doesNotContain("ERROR", "WARN");
    }

    private static void assertAtRest(Exposition scrape) {
        assertThat(scrape.sum(RECEIVED))
                .isPositive()
                .isEqualTo(scrape.sum(PREFIX + "records_rejected_total")
                        + scrape.sum(PREFIX + "records_duplicate_total")
                        + scrape.sum(PREFIX + "records_late_total")
                        + scrape.sum(PREFIX + "records_forwarded_total"));
        assertThat(scrape.series(PREFIX + "restore_last_seconds")).isNotEmpty();
        assertThat(scrape.sum(PREFIX + "restored_records_total")).isPositive();
        assertThat(scrape.series(PREFIX + "lag_records")).containsKey("{topic=\"tcprtt.intervals\"}");
        assertThat(scrape.sum(PREFIX + "lag_records")).isZero();
        assertThat(scrape.type("kafka_stream_thread_process_total")).isEqualTo("counter");
        assertThat(scrape.type("jvm_memory_used_bytes")).isEqualTo("gauge");
        assertThat(scrape.type("process_cpu_seconds_total")).isEqualTo("counter");
        assertThat(scrape.labels()).noneMatch(UUID.asPredicate());
        assertThat(scrape.size()).isLessThan(MOST_SERIES);
    }

    @Test
    void aStaticMemberThatComesBackMovesNothing() throws Exception {
        try (AggregatorProcess stays = instance("--instance-id=stays").awaitReady();
                SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), SEED);
                AggregatorProcess goes = instance("--instance-id=goes").awaitReady()) {
            awaitShare(goes);
            awaitShare(stays.awaitReady());
            try (Watch watch = Watch.on(stays)) {
                assertLeaves(goes);
                try (AggregatorProcess again = instance("--instance-id=goes").awaitReady()) {
                    awaitShare(again);
                    assertPublished(fleet.stop());
                }
                assertThat(watch.reasons()).isEmpty();
            }
        }
    }
}
