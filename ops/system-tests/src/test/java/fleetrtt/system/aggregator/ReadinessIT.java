package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.InstanceConfig;
import fleetrtt.cluster.Cluster;
import fleetrtt.system.kafka.EnabledIfKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether an instance says that it is ready when it is, and only then. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class ReadinessIT {
    private static final Duration SOON = Duration.ofSeconds(60);

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

    private Aggregator aggregator(Map<String, String> settings, long maxLag) {
        Cluster at = kafka.cluster();
        InstanceConfig usual = InstanceConfig.ofThisMachine();
        return new Aggregator(AggregatorConfig.of(new Cluster(at.bootstrapServers(), at.schemaRegistry(), settings))
                .withStateDir(folder.resolve("state"))
                .withInstance(new InstanceConfig(2, 0, usual.store(), usual.id(), usual.transactionTimeout(), maxLag)));
    }

    private static void awaitUnready(Aggregator aggregator, String reason) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(aggregator.health().unready())
                        .anySatisfy(line -> assertThat(line).matches(reason)));
    }

    private static void awaitReady(Aggregator aggregator) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(aggregator.health().unready()).isEmpty());
    }

    @Test
    void withoutABrokerToTalkToItIsNotReadyAndWithOneItIsAgain() {
        try (Aggregator aggregator =
                aggregator(Map.of(), InstanceConfig.ofThisMachine().maxLag())) {
            assertThat(aggregator.health().unready()).containsExactly("starting");
            aggregator.start();
            awaitReady(aggregator);
            kafka.stopBroker();
            awaitUnready(aggregator, "no heartbeat to the group's coordinator for \\d+ s");
            assertThat(aggregator.health().isAlive()).isTrue();
            kafka.startBroker();
            awaitReady(aggregator);
        }
    }

    @Test
    void aBacklogIsALineForEachPartitionUntilItIsWorkedOff() {
        try (Aggregator first = aggregator(Map.of(), 0)) {
            first.start();
            awaitReady(first);
        }
        for (int seed = 1; seed <= 8; seed++) {
            try (SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), seed)) {
                fleet.stop();
            }
        }
        // Slow enough to be seen at it.
        Map<String, String> slow = Map.of("max.poll.records", "1");
        try (Aggregator second = aggregator(slow, 5)) {
            second.start();
            awaitUnready(second, "lag \\d+ > 5 on tcprtt.intervals-\\d");
            awaitReady(second);
        }
    }

    @Test
    void whoLostAllPartitionsAndHasThemAgainIsReadyThoughSomeHaveNothingNew() throws Exception {
        try (Aggregator aggregator = aggregator(Map.of(), 5)) {
            aggregator.start();
            try (SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), 1);
                    Admin admin = Admin.create(
                            Map.of("bootstrap.servers", kafka.cluster().bootstrapServers()))) {
                awaitReady(aggregator);
                admin.fenceProducers(admin.listTransactions().all().get().stream()
                                .map(TransactionListing::transactionalId)
                                .toList())
                        .all()
                        .get();
                awaitUnready(aggregator, "state .*|lag of .* is not known yet");
                awaitReady(aggregator);
                fleet.stop();
            }
        }
    }
}
