package fleetrtt.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.TopicsCommand;
import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.RequiredTopic;
import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.system.kafka.KafkaAndRegistry;
import fleetrtt.terminal.Terminal;
import fleetrtt.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code fleetrtt topics} and the aggregator's own check, against a real broker. */
@FaultRow(
        name = "topics-wrong",
        injection = "topics with too short a retention, other time stamps or another number of partitions",
        invariant = "the aggregator refuses to start, in one line with the mend")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class TopicsIT {
    /** Within which brokers show what was changed. */
    private static final Duration SHOWN = Duration.ofSeconds(10);

    private static final int INSTANCES = 6;

    @TempDir
    Path folder;

    private KafkaAndRegistry kafka;
    private Admin admin;

    @BeforeEach
    void start() {
        kafka = KafkaAndRegistry.started(folder);
        admin = Admin.create(cluster().settings());
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    private Cluster cluster() {
        return kafka.cluster();
    }

    /** Exit code, then the lines. */
    private List<String> topics(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            String[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = "--bootstrap-server=" + cluster().bootstrapServers();
            int code = Terminal.run(new TopicsCommand(), all);
            return (code + "\n" + out.toString(StandardCharsets.UTF_8)).lines().toList();
        } finally {
            System.setOut(before);
        }
    }

    private String setting(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var all = admin.describeConfigs(List.of(resource)).all().get();
        return Objects.requireNonNull(all.get(resource)).get(key).value();
    }

    private void alter(String topic, String key, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }

    private int partitions(String topic) throws Exception {
        var all = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return Objects.requireNonNull(all.get(topic)).partitions().size();
    }

    @Test
    void whatIsCreatedIsAsAskedForAndVerifies() throws Exception {
        assertThat(topics("create", "--partitions=3", "--replication-factor=1", "--retention=tcprtt.peers.1m=7d"))
                .hasSize(12)
                .startsWith("0")
                .contains("tcprtt.intervals created", "tcprtt.peers.1h created");
        assertThat(partitions(Topics.INTERVALS)).isEqualTo(3);
        assertThat(setting(Topics.INTERVALS, "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(setting(Topics.INTERVALS, "retention.ms")).isEqualTo("86400000");
        assertThat(setting(Topics.COLLECTORS, "cleanup.policy")).isEqualTo("compact");
        assertThat(setting("tcprtt.peers.10s", "retention.ms")).isEqualTo("7200000");
        assertThat(setting("tcprtt.peers.1m", "retention.ms")).isEqualTo("604800000");
        assertThat(setting("tcprtt.peers.1h", "retention.ms")).isEqualTo("2592000000");
        assertThat(setting("tcprtt.peers.1h", "cleanup.policy")).isEqualTo("compact,delete");
        assertThat(topics("verify")).containsExactly("0", "all topics are as they must be");
        assertThat(topics("create")).contains("0", "tcprtt.intervals was there").hasSize(12);
    }

    @Test
    void whoeverStartsAtOnceCreatesTheSame() throws Exception {
        List<RequiredTopic> topics = RequiredTopic.all(Duration.ofHours(1));
        CyclicBarrier atOnce = new CyclicBarrier(INSTANCES);
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        try {
            List<Future<Integer>> found = instances.invokeAll(Collections.nCopies(INSTANCES, () -> {
                try (ClusterTopics of = ClusterTopics.open(cluster())) {
                    atOnce.await();
                    of.create(topics, 3, (short) 1);
                    return of.partitionsOf(Topics.FLEET);
                }
            }));
            for (Future<Integer> each : found) {
                assertThat(each.get()).isEqualTo(3);
            }
        } finally {
            instances.shutdownNow();
        }
        assertThat(topics("verify")).containsExactly("0", "all topics are as they must be");
    }

    @Test
    void everyFaultIsALineWithTheMend() throws Exception {
        assertThat(topics("verify"))
                .hasSize(12)
                .startsWith("3")
                .contains("topic tcprtt.late is missing; mend: fleetrtt topics create");
        topics("create");
        alter(Topics.INTERVALS, "retention.ms", "3600000");
        alter("tcprtt.peers.1m", "message.timestamp.type", "LogAppendTime");
        await().atMost(SHOWN)
                .untilAsserted(() -> assertThat(topics("verify", "--min-retention=2h"))
                        .hasSize(3)
                        .startsWith("3")
                        .anySatisfy(
                                line -> assertThat(line)
                                        .startsWith(
                                                "topic tcprtt.intervals has retention.ms=3600000 and needs 7200000 at least; mend: "))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(
                                        "topic tcprtt.peers.1m has message.timestamp.type=LogAppendTime and needs CreateTime")
                                .endsWith("--add-config message.timestamp.type=CreateTime")));
        assertThatThrownBy(() -> new Aggregator(AggregatorConfig.of(cluster())).start())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("retention.ms=3600000")
                .hasMessageContaining("names 1 more");
    }

    @Test
    void heartbeatsThatLieElsewhereThanTheirHostsIntervalsAreRefused() throws Exception {
        topics("create", "--partitions=4");
        admin.createPartitions(Map.of(Topics.COLLECTORS, NewPartitions.increaseTo(6)))
                .all()
                .get();
        String fault = "topic tcprtt.collectors has 6 partitions and tcprtt.intervals has 4, but what a host sends must"
                + " meet in one task; mend: kafka-topics.sh --delete --topic tcprtt.collectors, then fleetrtt topics"
                + " create";
        await().atMost(SHOWN).untilAsserted(() -> assertThat(topics("verify")).containsExactly("3", fault));
        assertThatThrownBy(() -> new Aggregator(AggregatorConfig.of(cluster())).start())
                .isInstanceOf(Fault.class)
                .hasMessage(fault);
        admin.deleteTopics(List.of(Topics.COLLECTORS)).all().get();
        await().atMost(SHOWN).until(() -> topics("create"), lines -> lines.contains("tcprtt.collectors created"));
        assertThat(partitions(Topics.COLLECTORS)).isEqualTo(4);
        assertThat(topics("verify")).startsWith("0");
    }

    @Test
    void anInputThatGotMorePartitionsThanTheApplicationWasMadeForIsRefused() throws Exception {
        topics("create", "--partitions=2");
        AggregatorConfig config = AggregatorConfig.of(cluster()).withStateDir(folder.resolve("state"));
        try (Aggregator aggregator = new Aggregator(config)) {
            aggregator.start();
            assertThat(aggregator.awaitRunning(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(topics("verify")).startsWith("0");
        String prefix = config.input().applicationId() + "-";
        List<String> internal = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(prefix))
                // Of one partition, whatever the input has: here all alerts meet.
                .filter(name -> !name.matches(".*-(culprits-changelog|(host|peer)-alerts-repartition)"))
                .toList();
        admin.createPartitions(Map.of(Topics.INTERVALS, NewPartitions.increaseTo(3)))
                .all()
                .get();
        await().atMost(SHOWN)
                .untilAsserted(
                        () -> assertThat(topics("verify"))
                                .as("a line for the heartbeats and each topic of the application's own, %s", internal)
                                .startsWith("3")
                                .hasSize(2 + internal.size())
                                .anySatisfy(
                                        line -> assertThat(line)
                                                .startsWith(
                                                        "topic tcprtt.intervals has 3 partitions, but application fleetrtt-aggregator was"
                                                                + " made for 2, see topic fleetrtt-aggregator-partials-repartition; mend: ")));
        assertThatThrownBy(() -> new Aggregator(config).start()).hasMessageContaining("has 3, but what a host sends");
    }
}
