package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.collector.CollectorTotals;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.outbox.DrainedInterval;
import fleetrtt.edge.outbox.NamedInterval;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While Kafka is away resolution may be lost, and counts are not. */
@FaultRow(
        name = "collector-without-brokers",
        injection = "brokers are away for an hour of intervals, for longer than the outbox has room",
        invariant = "resolution is lost and counts are not; the outbox stays below its cap")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class OutageIT {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final int HOUR = 360;

    private TestKafka kafka;

    @TempDir
    Path state;

    @BeforeAll
    void startKafka(@TempDir Path folder) throws Exception {
        kafka = TestKafka.started(folder);
    }

    @AfterAll
    void stopKafka() throws Exception {
        kafka.close();
    }

    @Test
    void anHourWithoutBrokerCostsResolutionAndNoCounts() throws Exception {
        long seed = Effort.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<Remote, RttHistogram> expected = new HashMap<>();
        long cap = 60_000;
        try (Outbox outbox = new Outbox(state.resolve("outbox.db"), cap);
                Publisher publisher = new Publisher(kafka.cluster())) {
            outbox.start();
            for (long tick = 0; tick < HOUR; tick++) {
                DrainedInterval drained = drained(tick, random);
                drained.remotes().forEach((remote, rtt) -> expected.merge(remote, rtt, RttHistogram::plus));
                outbox.append(drained);
                // Named when the outage begins: its fate is unknown, so it may not be merged.
                outbox.next();
                assertThat(outbox.depth().bytes()).isLessThanOrEqualTo(cap);
            }
            assertThat(outbox.coalesced()).isPositive();
            for (Optional<NamedInterval> next = outbox.next(); next.isPresent(); next = outbox.next()) {
                publisher.publish(next.get().reports("an-hour"));
                outbox.acknowledge(next.get());
            }
        }
        Published published = Published.read(kafka.cluster(), "an-hour");
        Map<Remote, RttHistogram> sums = new HashMap<>();
        published.reports().forEach(report -> sums.merge(report.remote(), report.rtt(), RttHistogram::plus));
        assertThat(sums).isEqualTo(expected);
        assertThat(published.reports())
                .allSatisfy(report ->
                        assertThat(WindowSize.finestHolding(report.interval())).isPresent());
    }

    private static DrainedInterval drained(long tick, Random random) {
        Map<Remote, RttHistogram> remotes = new LinkedHashMap<>();
        for (int peer = 0; peer < 30; peer++) {
            long micros = 1L + random.nextInt(1 << 20);
            remotes.put(
                    IpAddress.parse("10.0.0." + (1 + random.nextInt(40))),
                    new RttHistogram(Log2Histogram.ofValues(micros), micros, OptionalLong.of(micros)));
        }
        return new DrainedInterval(new Interval(1_800_000_000_000L + tick * 10_000L, 10_000), remotes);
    }

    @Test
    @EnabledIfKernelGrantsBpf
    void whenTheBrokerComesBackAllThatTheKernelSawArrives() throws Exception {
        try (Peers peers = Peers.connect(20)) {
            CollectorConfig config = new CollectorConfig(
                    "outage",
                    CollectorProcess.INTERVAL,
                    Oracle.config(peers.port()),
                    true,
                    false,
                    kafka.cluster(),
                    state.resolve("outbox.db"),
                    12_000);
            Collector collector = new Collector(config);
            collector.start();
            peers.talkUntil(() -> totals(collector).published() > 0);
            kafka.stopBroker();
            long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            peers.talkUntil(() -> System.nanoTime() > end);
            assertThat(totals(collector).waiting()).isPositive();
            kafka.startBroker();
            await().atMost(BACK)
                    .until(() ->
                            totals(collector).published() == totals(collector).seen());
            CollectorTotals totals = collector.close(BACK);
            System.out.println("outage: " + totals);
            assertThat(totals.published()).isEqualTo(totals.seen());
            assertThat(Published.read(kafka.cluster(), "outage").samples()).isEqualTo(totals.seen());
            assertThat(Published.heartbeats(kafka.cluster(), "outage"))
                    .anySatisfy(
                            heartbeat -> assertThat(heartbeat.getCoalesced()).isPositive());
        }
    }

    private static CollectorTotals totals(Collector collector) {
        try {
            return collector.totals();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
