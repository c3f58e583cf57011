package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.ClientDemands;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that demands TLS and a user's password, and a collector that has them, or has not. */
@EnabledIfKernelGrantsBpf
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SecuredKafkaIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private EmbeddedBroker broker;
    private DevelopmentRegistry registry;
    private Map<String, String> right;
    private Certificate other;

    @TempDir
    Path state;

    @BeforeAll
    void startKafka(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder, "broker");
        other = Certificate.make(folder, "other");
        ClientDemands demands = new ClientDemands(
                certificate.keystore(), Certificate.PASSWORD, Map.of("collector", "of-the-collector"));
        broker = new EmbeddedBroker(0, folder.resolve("broker")).demanding(demands);
        registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        registry.start();
        broker.start();
        right = Map.of(
                "security.protocol", "SASL_SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificate.trust().toString(),
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", login("of-the-collector"));
        try (Admin admin = Admin.create(cluster().settings())) {
            admin.createTopics(List.of(topic(Topics.INTERVALS), topic(Topics.COLLECTORS)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stopKafka() {
        broker.close();
        registry.close();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    private static String login(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"collector\" password=\""
                + password + "\";";
    }

    private Cluster cluster() {
        return new Cluster(broker.bootstrapServers(), registry.url(), right);
    }

    private CollectorProcess collector(String host, int remotePort, Map<String, String> settings) throws Exception {
        List<String> options = new ArrayList<>(List.of("-P", Integer.toString(remotePort)));
        settings.forEach((key, value) -> options.addAll(List.of("--kafka", key + "=" + value)));
        CollectorProcess collector =
                CollectorProcess.start(CollectorProcess.jvm(), cluster(), host, state, options.toArray(String[]::new));
        collector.awaitCollecting();
        return collector;
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> settings = new TreeMap<>(right);
        settings.put(key, value);
        return settings;
    }

    @Test
    void withTheRightCredentialsItPublishes() throws Exception {
        try (Peers peers = Peers.connect(3);
                CollectorProcess collector = collector("right", peers.port(), right);
                Oracle oracle = Oracle.watching(peers.port())) {
            peers.roundTrips(10);
            assertThat(collector.terminate()).isZero();
            assertThat(Published.read(cluster(), "right").samples())
                    .isEqualTo(oracle.seen())
                    .isPositive();
        }
    }

    @Test
    void withAWrongPasswordItSaysSoOnceAndSendsAllWhenItHasTheRightOne() throws Exception {
        keepsAllAndSendsItLater("password", with("sasl.jaas.config", login("guess")), "refuses us", "sasl.jaas.config");
    }

    @Test
    void withoutTrustItSaysSoOnceAndSendsAllWhenItHasIt() throws Exception {
        keepsAllAndSendsItLater(
                "trust",
                with("ssl.truststore.location", other.trust().toString()),
                "do not trust each other",
                "ssl.truststore.location");
    }

    @Test
    void withoutTlsItNamesWhatMayBeMissing() throws Exception {
        keepsAllAndSendsItLater("plain", Map.of(), "no Kafka broker answers", "security.protocol=SASL_SSL");
    }

    private void keepsAllAndSendsItLater(String host, Map<String, String> wrong, String fault, String mend)
            throws Exception {
        try (Peers peers = Peers.connect(3)) {
            long seen;
            try (CollectorProcess collector = collector(host, peers.port(), wrong);
                    Oracle oracle = Oracle.watching(peers.port())) {
                peers.roundTrips(10);
                await().atMost(SOON).until(() -> collector.said().contains(fault));
                seen = oracle.seen();
                assertThat(collector.terminate()).isZero();
                assertThat(collector.said().lines().filter(line -> line.contains("WARN") && line.contains("Kafka")))
                        .singleElement()
                        .asString()
                        .contains(broker.bootstrapServers(), fault, mend, "outbox keeps it");
                assertThat(collector.said()).doesNotContain("\tat ");
                assertThat(Waiting.in(state).samples()).isEqualTo(seen).isPositive();
            }
            try (CollectorProcess collector = collector(host, peers.port(), right)) {
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(Published.read(cluster(), host).samples())
                                        .isEqualTo(seen));
                assertThat(collector.terminate()).isZero();
            }
            assertThat(Waiting.in(state).samples()).isZero();
        }
    }
}
