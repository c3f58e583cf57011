package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.health.HealthServer;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.http.HttpAccess;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.wire.Heartbeat;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running collector says of itself: to whoever scrapes it, and on its topic. */
@EnabledIfKernelGrantsBpf
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class MetricsIT {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern LE = Pattern.compile(".*le=\"([^\"]+)\".*");
    private static final int SHOWN = 3;
    private static final int PEERS = 5;

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

    private Collector collector(String host, Cluster cluster, int remotePort, boolean includeLoopback) {
        return new Collector(
                new CollectorConfig(
                        host,
                        INTERVAL,
                        Oracle.config(remotePort),
                        includeLoopback,
                        false,
                        cluster,
                        state.resolve(host + ".db"),
                        64L << 20),
                SHOWN);
    }

    private static HealthServer serving(Collector collector) throws Exception {
        PrometheusRegistry metrics = new PrometheusRegistry();
        metrics.register(collector.metrics());
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HealthServer server = new HealthServer(
                new InetSocketAddress(loopback, 0),
                HttpAccess.of(loopback, Optional.empty(), false),
                () -> collector.health(INTERVAL),
                metrics);
        server.start();
        return server;
    }

    private static Cluster away() {
        return Cluster.at("127.0.0.1:1", "http://127.0.0.1:1");
    }

    @Test
    void theEquationsHoldExactlyAtRestFromTheScrapedNumbersAlone() throws Exception {
        try (Peers peers = Peers.connect(PEERS)) {
            Collector first = collector("life", away(), peers.port(), true);
            first.start();
            peers.roundTrips(7);
            double waiting = (double) first.close(Duration.ofMillis(1)).waiting();
            Collector second = collector("life", kafka.cluster(), peers.port(), true);
            try (HealthServer server = serving(second)) {
                second.start();
                peers.roundTrips(200);
                Scrape scrape = atRest(server, 200 * PEERS);
                assertThat(scrape.value("samples_waiting_at_start"))
                        .isEqualTo(waiting)
                        .isPositive();
                assertThat(scrape.value("samples_published_total")).isEqualTo((double)
                        Published.read(kafka.cluster(), "life").samples());
                assertEquations(scrape);
                assertThat(scrape.labels("rtt_seconds_count")).hasSize(SHOWN + 2);
                assertThat(scrape.value("drain_seconds_count")).isPositive();
                assertThat(scrape.value("last_ack_age_seconds")).isBetween(0.0, SOON.toSeconds() * 1.0);
                assertThat(Scrape.get(server.address(), "/healthz").statusCode())
                        .isEqualTo(200);
            } finally {
                second.close(SOON);
            }
        }
    }

    @Test
    void whatStaysOnTheHostIsExcludedAndTheEquationsHoldAllTheSame() throws Exception {
        try (Peers peers = Peers.connect(PEERS)) {
            Collector collector = collector("quiet", kafka.cluster(), peers.port(), false);
            try (HealthServer server = serving(collector)) {
                collector.start();
                peers.roundTrips(20);
                Scrape scrape = atRest(server, 20 * PEERS);
                assertThat(scrape.value("samples_excluded_total")).isEqualTo(scrape.value("samples_seen_total"));
                assertThat(scrape.value("samples_published_total")).isZero();
                assertEquations(scrape);
            } finally {
                collector.close(SOON);
            }
        }
    }

    /** A scrape after which nothing is under way any more. */
    private static Scrape atRest(HealthServer server, long samples) {
        return await().atMost(SOON)
                .until(
                        () -> Scrape.of(server.address()),
                        scrape -> scrape.value("samples_seen_total") >= samples
                                && scrape.value("samples_drained_total") == scrape.value("samples_seen_total")
                                && scrape.value("samples_uncommitted") == 0
                                && scrape.value("outbox_rows") == 0);
    }

    private static void assertEquations(Scrape scrape) {
        assertThat(scrape.value("samples_seen_total") + scrape.value("samples_waiting_at_start"))
                .isPositive()
                .isEqualTo(scrape.value("samples_excluded_total")
                        + scrape.value("samples_uncommitted")
                        + scrape.value("samples_published_total")
                        + scrape.value("samples_waiting")
                        + scrape.value("samples_set_aside_total"));
        assertThat(scrape.value("samples_drained_total") - scrape.value("samples_excluded_total"))
                .isEqualTo(scrape.sum("rtt_seconds_count") + scrape.value("rtt_departed_samples_total"));
    }

    @Test
    void bucketsEndWhereSlotsEndAndAreCumulative() throws Exception {
        try (Peers peers = Peers.connect(1)) {
            Collector collector = collector("edges", kafka.cluster(), peers.port(), true);
            try (HealthServer server = serving(collector)) {
                collector.start();
                peers.roundTrips(50);
                Scrape scrape = atRest(server, 50);
                String peer = "peer=\"" + Peers.address(0) + "\"";
                double seen = scrape.value("samples_seen_total");
                assertThat(scrape.family("rtt_seconds_count")).containsEntry("{" + peer + "}", seen);
                double[] edges = scrape.labels("rtt_seconds_bucket")
                        .filter(labels -> labels.contains(peer))
                        .map(LE::matcher)
                        .filter(Matcher::matches)
                        .mapToDouble(
                                le -> le.group(1).equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(le.group(1)))
                        .toArray();
                assertThat(edges).hasSize(30).isSorted().endsWith(536.870911, Double.MAX_VALUE);
                for (int slot = 0; slot < 29; slot++) {
                    assertThat(edges[slot]).isEqualTo(((1L << (slot + 1)) - 1) / 1e6);
                }
                assertThat(scrape.family("rtt_seconds_bucket").entrySet().stream()
                                .filter(bucket -> bucket.getKey().contains(peer))
                                .map(Map.Entry::getValue)
                                .toList())
                        .isSorted()
                        .endsWith(seen);
            } finally {
                collector.close(SOON);
            }
        }
    }

    @Test
    void healthFailsWithTheReasonWhileKafkaIsAwayAndRowsWait() throws Exception {
        try (Peers peers = Peers.connect(1)) {
            Collector collector = collector("alone", away(), peers.port(), true);
            try (HealthServer server = serving(collector)) {
                assertThat(Scrape.get(server.address(), "/healthz").statusCode())
                        .isEqualTo(503);
                collector.start();
                assertThat(Scrape.get(server.address(), "/healthz").statusCode())
                        .isEqualTo(200);
                peers.roundTrips(1);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(
                                        Scrape.get(server.address(), "/healthz").body())
                                .contains("failing", "127.0.0.1:1 has acknowledged nothing"));
            } finally {
                collector.close(Duration.ofMillis(1));
            }
        }
    }

    @Test
    void heartbeatsSayWhatTheMetricsSayUnderOneKeyPerHost() throws Exception {
        try (Peers peers = Peers.connect(PEERS)) {
            Collector collector = new Collector(new CollectorConfig(
                    "beating",
                    INTERVAL,
                    Oracle.config(peers.port()).withMaxAddresses(2),
                    true,
                    false,
                    kafka.cluster(),
                    state.resolve("beating.db"),
                    64L << 20));
            try (HealthServer server = serving(collector)) {
                collector.start();
                peers.roundTrips(10);
                Scrape scrape = atRest(server, 10 * PEERS);
                Heartbeat last = await().atMost(SOON)
                        .until(
                                () -> last(Published.heartbeats(kafka.cluster(), "beating")),
                                heartbeat -> heartbeat.getPublished() == scrape.value("samples_seen_total"));
                assertThat((double) last.getSeen()).isEqualTo(scrape.value("samples_seen_total"));
                assertThat((double) last.getDrained()).isEqualTo(scrape.value("samples_drained_total"));
                assertThat(last.getOverflowed()).isPositive().isEqualTo(last.getPublishedOther());
                assertThat((double) last.getOverflowed()).isEqualTo(scrape.value("samples_overflowed_total"));
                assertThat(last.getSeen() + last.getOutboxSamplesAtStart())
                        .isEqualTo(last.getExcluded()
                                + last.getPublished()
                                + last.getOutboxSamples()
                                + last.getSetAsideSamples());
                assertThat(last.getRecords()).isEqualTo(last.getNextSequence());
                assertThat(last.getIntervalMillis()).isEqualTo((int) INTERVAL.toMillis());
                assertThat(Published.heartbeatKeys(kafka.cluster(), "beating")).containsOnly("beating");
            } finally {
                collector.close(SOON);
            }
        }
    }

    @Test
    void whileKafkaIsAwayHeartbeatsDoNotPileUp() throws Exception {
        try (Peers peers = Peers.connect(1)) {
            Collector collector = collector("waiting", kafka.cluster(), peers.port(), true);
            try (HealthServer server = serving(collector)) {
                collector.start();
                await().atMost(SOON)
                        .until(() -> !Published.heartbeats(kafka.cluster(), "waiting")
                                .isEmpty());
                kafka.stopBroker();
                double drained = Scrape.of(server.address()).value("drain_seconds_count");
                await().atMost(SOON)
                        .until(() -> Scrape.of(server.address()).value("drain_seconds_count") > drained + 25);
                long back = System.currentTimeMillis();
                kafka.startBroker();
                await().atMost(SOON).until(() -> lastSent(back) > 0);
                List<Heartbeat> made = Published.heartbeats(kafka.cluster(), "waiting");
                assertThat(made.stream()
                                .filter(heartbeat -> heartbeat.getSentAt().toEpochMilli() < back)
                                .filter(heartbeat ->
                                        heartbeat.getSentAt().toEpochMilli() > back - 25 * INTERVAL.toMillis())
                                .count())
                        .isLessThanOrEqualTo(2);
            } finally {
                collector.close(SOON);
            }
        }
    }

    private long lastSent(long since) {
        return Published.heartbeats(kafka.cluster(), "waiting").stream()
                .filter(heartbeat -> heartbeat.getSentAt().toEpochMilli() >= since)
                .count();
    }

    private static Heartbeat last(List<Heartbeat> heartbeats) {
        return heartbeats.isEmpty() ? new Heartbeat() : heartbeats.get(heartbeats.size() - 1);
    }
}
