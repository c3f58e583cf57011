package fleetrtt.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.Child;
import fleetrtt.system.aggregator.AggregatorProcess;
import fleetrtt.system.aggregator.LocalKafka;
import fleetrtt.system.edge.Peers;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.system.notify.NotifierProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes a collector, an aggregator and a notifier at work. */
@EnabledIfKernelGrantsBpf
@EnabledIf(value = "fleetrtt.system.monitoring.Promtool#isThere", disabledReason = Promtool.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class PrometheusIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern METRIC = Pattern.compile("\\b(?:fleetrtt|kafka|jvm|process)_[a-z0-9_]+\\b(?!\\()");
    private static final Path HANDBOOK = Path.of("..", "README.md");

    private final List<AutoCloseable> running = new ArrayList<>();
    private Peers peers;
    private Peers.Traffic traffic;
    private Prometheus prometheus;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        LocalKafka kafka = running(LocalKafka.started(folder.resolve("kafka")));
        AggregatorProcess aggregator = running(AggregatorProcess.start(
                folder, kafka.cluster(), "--state-dir=" + folder.resolve("state"), "--grace=2s"));
        aggregator.awaitReady();
        peers = running(Peers.connect(3));
        int port = LoopbackPorts.free();
        running(collector(folder, kafka.cluster(), port));
        traffic = peers.keepTalking(1);
        NotifierProcess notifier =
                running(NotifierProcess.start(folder, kafka.cluster(), "--webhook=http://127.0.0.1:1"));
        prometheus = running(Prometheus.start(folder, "127.0.0.1:" + port, aggregator.address(), notifier.address()));
        await().atMost(SOON).until(() -> prometheus.series("up == 1") == 3);
        await().atMost(SOON).until(() -> prometheus.series("sum(fleetrtt_aggregator_hosts_expected) > 0") == 1);
    }

    private <T extends AutoCloseable> T running(T one) {
        running.add(0, one);
        return one;
    }

    private static Child collector(Path folder, Cluster cluster, int port) throws IOException {
        return Child.start(
                folder,
                List.of(),
                CollectorCommand.class,
                "--bootstrap-server=" + cluster.bootstrapServers(),
                "--schema-registry=" + cluster.schemaRegistry(),
                "--state-dir=" + folder.resolve("outbox"),
                "--host=watched",
                "--interval=1s",
                "--include-loopback",
                "--http-port=" + port);
    }

    @AfterAll
    void stop() throws Exception {
        if (traffic != null) {
            traffic.stop();
        }
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    @Test
    void everyQueryOfEveryDashboardReturnsData() throws IOException {
        Map<String, String> queries = Dashboards.queries(30);
        assertThat(queries).hasSizeGreaterThan(40);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(queries.entrySet())
                        .allSatisfy(query -> assertThat(prometheus.series(query.getValue()))
                                .as(query.toString())
                                .isPositive()));
    }

    @Test
    void everyRuleIsEvaluatedWithoutAFault() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(prometheus.ruleGroups()).hasSize(3);
            for (JsonNode group : prometheus.ruleGroups()) {
                assertThat(group.path("rules"))
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.toString())
                                .isEqualTo("ok"));
            }
        });
    }

    @Test
    void everyRecordingRuleRecords() throws IOException {
        List<String> recorded = words(Pattern.compile("- record: (\\S+)"), rules());
        assertThat(recorded).isNotEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded)
                        .allSatisfy(name ->
                                assertThat(prometheus.series(name)).as(name).isPositive()));
    }

    /** An alert on a metric that nobody tells would be silent for ever. */
    @Test
    void everyMetricInAnAlertIsTold() throws IOException {
        Set<String> named = new TreeSet<>(words(METRIC, rules()));
        assertThat(named).hasSizeGreaterThan(15);
        await().atMost(SOON).untilAsserted(() -> assertThat(prometheus.names()).containsAll(named));
    }

    @Test
    void everyMetricIsInTheHandbook() throws IOException {
        String handbook = Files.readString(HANDBOOK);
        Set<String> ours = prometheus.names().stream()
                .filter(name -> name.startsWith("fleetrtt_") || name.startsWith("kafka_"))
                .map(name -> name.replaceFirst("^(fleetrtt_collector_(rtt|drain)_seconds)_(bucket|sum|count)$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).hasSizeGreaterThan(50);
        assertThat(ours).allSatisfy(name -> assertThat(handbook).contains("`" + name + "`"));
    }

    private static String rules() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Promtool.RULES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".rules.yml")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static List<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }
}
