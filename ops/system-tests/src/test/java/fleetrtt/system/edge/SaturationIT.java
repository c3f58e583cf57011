package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.Other;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.collector.CollectorTotals;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.wire.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As many peers and segments as this machine can make. */
@FaultRow(
        name = "drain-under-load",
        injection = "4,000 peers send as much as this machine can, and more peers than the kernel's map holds",
        invariant = "all that the kernel saw is published; what did not fit is under other")
@EnabledIfKernelGrantsBpf
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class SaturationIT {
    private static final Duration LOAD = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void fourThousandPeersUnderSaturatingLoadLoseNothing(TestInfo test, TestReporter reporter) throws Exception {
        try (Peers peers = Peers.connect(4_000)) {
            Collector collector = collector(host(test), Oracle.config(peers.port()), Duration.ofMillis(200));
            collector.start();
            Peers.Traffic traffic = peers.keepTalking(4);
            long end = System.nanoTime() + LOAD.toNanos();
            await().atMost(PATIENCE).until(() -> System.nanoTime() > end);
            CollectorTotals totals = collector.close(PATIENCE);
            traffic.stop();
            reporter.publishEntry(Map.of(
                    "samples seen", Long.toString(totals.seen()),
                    "samples published", Long.toString(totals.published())));
            assertThat(totals.overflowed()).isZero();
            assertThat(totals.published()).isEqualTo(totals.seen()).isGreaterThan(50_000);
            assertThat(published(test).samples()).isEqualTo(totals.seen());
            assertThat(remotes(published(test))).isEqualTo(4_000);
        }
    }

    @Test
    void whatTheDefaultHoldsFitsAndTheRestIsCountedUnderOther(TestInfo test) throws Exception {
        int fit = ProbeConfig.DEFAULT_MAX_ADDRESSES;
        try (Peers peers = Peers.connect(fit / 2)) {
            Collector collector = collector(host(test), Oracle.config(peers.port()), Duration.ofHours(1));
            collector.start();
            peers.roundTrips(1);
            peers.moveTo(fit / 2, fit / 2 + 100);
            peers.roundTrips(1);
            CollectorTotals totals = collector.close(PATIENCE);
            System.out.println(fit + 100 + " peers: " + totals);
            Published published = published(test);
            assertThat(remotes(published)).isEqualTo(fit + 1);
            assertThat(published.samples()).isEqualTo(totals.seen());
            assertThat(published.samples(Other.OTHER))
                    .isEqualTo(totals.overflowed())
                    .isGreaterThanOrEqualTo(200);
            List<Heartbeat> heartbeats = Published.heartbeats(kafka.cluster(), host(test));
            assertThat(heartbeats.get(heartbeats.size() - 1).getOverflowed()).isEqualTo(totals.overflowed());
        }
    }

    private static long remotes(Published published) {
        return published.reports().stream()
                .map(report -> report.remote())
                .distinct()
                .count();
    }

    private Collector collector(String host, ProbeConfig probe, Duration interval) {
        return new Collector(new CollectorConfig(
                host, interval, probe, true, false, kafka.cluster(), state.resolve("outbox.db"), 64L << 20));
    }

    private Published published(TestInfo test) {
        return Published.read(kafka.cluster(), host(test));
    }

    private static String host(TestInfo test) {
        return test.getTestMethod().orElseThrow().getName();
    }
}
