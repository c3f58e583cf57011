package fleetrtt.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.simulate.ClockFault;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Members;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.registry.RegistryClient;
import fleetrtt.system.TopicRecords;
import fleetrtt.system.aggregator.AggregatorProcess;
import fleetrtt.system.aggregator.LocalKafka;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running pipeline puts on its topics is what the description says, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class AsyncApiIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    /** Those that get a record within seconds; the others carry the messages of the first of these. */
    private static final List<String> SOON_FILLED = List.of(
            Topics.INTERVALS,
            Topics.COLLECTORS,
            "tcprtt.peers.10s",
            Topics.HOSTS,
            Topics.FLEET,
            Topics.ALERTS,
            Topics.REJECTED,
            Topics.LATE);

    private LocalKafka kafka;
    private AggregatorProcess aggregator;
    private SimulatedFleet fleet;
    private AsyncApi described;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        described = AsyncApi.read();
        kafka = LocalKafka.started(folder.resolve("kafka"));
        // Pending alerts are told at once; firing ones wait for their verdict.
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                groups:
                  - name: any
                    rules:
                      - {alert: Any, window: 10s, expr: samples > 0, for: 1h}
                """);
        aggregator = AggregatorProcess.start(
                folder, kafka.cluster(), "--state-dir=" + folder.resolve("state"), "--grace=1s", "--rules=" + rules);
        aggregator.awaitReady();
        long now = System.currentTimeMillis();
        // The clock of one is believed only later, so its first intervals are late.
        FleetModel model = FleetModel.of(FleetShape.of(3, 4, 8, now).withInterval(Duration.ofSeconds(1)))
                .with(ClockFault.offset(Members.range(0, 1), Duration.ofHours(-1)));
        fleet = new SimulatedFleet(model, Delivery.prompt(), Duration.ZERO, kafka.cluster(), report -> {});
        fleet.start();
        sendPoison(kafka.cluster());
        for (String topic : SOON_FILLED) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(records(topic)).as(topic).isNotEmpty());
        }
    }

    @AfterAll
    void stop() {
        fleet.close();
        aggregator.close();
        kafka.close();
    }

    private static void sendPoison(Cluster cluster) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = "poison".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.INTERVALS, 0, bytes, bytes))
                    .get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicRecords.readBytes(kafka.cluster(), topic, records::add);
        return records;
    }

    private static Schema schemaOf(RegistryClient registry, byte[] bytes, String subject) {
        return registry.schema(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt(), subject);
    }

    @Test
    void itDescribesExactlyTheTopicsThatThePipelineHas() throws Exception {
        try (Admin admin = Admin.create(kafka.cluster().settings())) {
            Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
            topics.removeIf(name -> name.startsWith("fleetrtt-aggregator-") || name.startsWith("__"));
            assertThat(described.channels().keySet()).isEqualTo(topics);
            assertThat(described.operated()).isEqualTo(topics);
        }
    }

    @Test
    void topicsHaveTheSettingsThatItTells() throws Exception {
        try (Admin admin = Admin.create(kafka.cluster().settings())) {
            for (String topic : described.channels().keySet()) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                Config config = Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource));
                described
                        .settings(topic)
                        .forEach((key, value) -> assertThat(config.get(key).value())
                                .as("%s of %s", key, topic)
                                .isEqualTo(value));
            }
        }
    }

    @Test
    void keysAndValuesAreOfTheSchemasThatItNames() throws Exception {
        RegistryClient registry = RegistryClient.of(kafka.cluster().settings());
        for (String topic : SOON_FILLED) {
            if (!described.isAvro(topic)) {
                continue;
            }
            Schema key = described.key(topic);
            Schema value = described.value(topic);
            // One that the poison is not.
            assertThat(records(topic))
                    .as(topic)
                    .filteredOn(record -> record.value()[0] == 0)
                    .isNotEmpty()
                    .allSatisfy(record -> {
                        assertThat(schemaOf(registry, record.key(), topic + "-key"))
                                .isEqualTo(key);
                        assertThat(schemaOf(registry, record.value(), topic + "-value"))
                                .isEqualTo(value);
                    });
        }
    }

    @Test
    void headersAreThoseThatItNames() {
        for (String topic : SOON_FILLED) {
            assertThat(records(topic)).as(topic).allSatisfy(record -> {
                Set<String> names = new TreeSet<>();
                record.headers().forEach(header -> names.add(header.key()));
                assertThat(names).isEqualTo(described.headers(topic));
            });
        }
        assertThat(described.headers(Topics.LATE)).hasSize(2);
    }

    @Test
    void windowsOfAllSizesAreOneMessage() {
        assertThat(described.message("tcprtt.peers.1m")).isEqualTo(described.message("tcprtt.peers.10s"));
        assertThat(described.message("tcprtt.peers.1h")).isEqualTo(described.message("tcprtt.peers.10s"));
    }
}
