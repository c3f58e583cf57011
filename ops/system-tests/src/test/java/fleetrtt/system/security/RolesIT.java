package fleetrtt.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.TopicsCommand;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.query.Query;
import fleetrtt.system.aggregator.AggregatorProcess;
import fleetrtt.system.edge.CollectorProcess;
import fleetrtt.system.edge.Peers;
import fleetrtt.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With what the scripts grant each role can do its work, and nothing more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RolesIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String OWN = "fleetrtt-aggregator-extra-changelog";
    private static final String FOREIGN = "somebody.elses";

    @TempDir
    Path folder;

    private SecuredKafka kafka;

    @BeforeAll
    void grant(@TempDir Path kafkaFolder) throws Exception {
        kafka = SecuredKafka.started(kafkaFolder);
        List<String> users = Stream.of(Role.values()).map(Role::user).toList();
        List<String> arguments = new ArrayList<>(List.of(kafka.logins().toString()));
        arguments.addAll(users);
        kafka.scripts().run("users.sh", arguments.toArray(String[]::new));
        kafka.scripts().run("acls.sh", users.toArray(String[]::new));
        assertThat(printed(new TopicsCommand(), kafka.as("topics"), "create", "--partitions=2"))
                .contains("tcprtt.intervals created");
        try (Clients admin = new Clients(kafka.asAdmin())) {
            admin.admin()
                    .createTopics(Stream.of(OWN, FOREIGN)
                            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    @EnabledIfKernelGrantsBpf
    void collectorAggregatorAndQueryDoTheirWork() throws Exception {
        try (Peers peers = Peers.connect(2);
                AggregatorProcess aggregator = aggregator();
                CollectorProcess collector = collector("-P", Integer.toString(peers.port()))) {
            collector.awaitCollecting();
            aggregator.awaitReady();
            peers.roundTrips(50);
            assertThat(collector.terminate()).as(collector.said()).isZero();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(printed(new Query(), kafka.as("query"), "peer", "127.71.1.1"))
                            .contains("127.71.1.1"));
            assertThat(printed(new TopicsCommand(), kafka.as("topics"), "verify"))
                    .contains("all topics are as they must be");
            assertThat(aggregator.terminate()).isZero();
        }
    }

    /** The log of a service that may not do its work would be a riddle without the name of what is refused. */
    @Test
    void anAggregatorWithAnothersLoginNamesWhatIsRefused() throws Exception {
        try (AggregatorProcess aggregator = AggregatorProcess.start(
                folder,
                kafka.as("query"),
                "--config=" + kafka.login("query"),
                "--state-dir=" + folder.resolve("wrong"))) {
            await().atMost(SOON).until(() -> aggregator.said().contains("error:"));
            assertThat(aggregator.exitCode()).isEqualTo(3);
            assertThat(aggregator.said().lines().filter(line -> line.contains("error:")))
                    .singleElement()
                    .asString()
                    .contains("topic tcprtt.", "does not permit");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyOtherDeedIsRefused(Role role) throws Exception {
        List<Attempt> attempts = attempts();
        try (Clients admin = new Clients(kafka.asAdmin());
                Clients clients = new Clients(kafka.as(role.user()))) {
            for (String topic : topics()) {
                admin.write(topic);
            }
            Set<String> permitted = new TreeSet<>();
            for (Attempt attempt : attempts) {
                if (attempt.isPermittedTo(clients)) {
                    permitted.add(attempt.name());
                }
            }
            System.out.println(role + ": " + attempts.size() + " deeds tried, " + permitted.size() + " permitted");
            assertThat(permitted).containsExactlyInAnyOrderElementsOf(role.permitted(OWN));
        }
    }

    /** A test whose attempts fail for other reasons than refusal would prove nothing. */
    @Test
    void theAdministratorMayDoAll() throws Exception {
        try (Clients admin = new Clients(kafka.asAdmin())) {
            for (String topic : topics()) {
                admin.write(topic);
            }
            for (Attempt attempt : Stream.concat(harmless(), Stream.of(Attempts.delete(FOREIGN)))
                    .toList()) {
                assertThat(attempt.isPermittedTo(admin)).as(attempt.name()).isTrue();
            }
            admin.admin()
                    .createTopics(List.of(new NewTopic(FOREIGN, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @Test
    void anUnknownRoleIsAUsageErrorInOneLine() throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        assertThat(kafka.scripts().exitCode(said, "acls.sh", "colector")).isEqualTo(2);
        assertThat(Files.readString(said))
                .isEqualTo("acls.sh: error: there is no role 'colector'; there are collector, aggregator, query,"
                        + " notifier or topics\n");
    }

    private static List<String> topics() {
        return Stream.concat(Role.TOPICS.stream(), Stream.of(OWN, FOREIGN)).toList();
    }

    private static List<Attempt> attempts() {
        return Stream.concat(harmless(), Role.TOPICS.stream().map(Attempts::delete))
                .toList();
    }

    private static Stream<Attempt> harmless() {
        return Stream.of(
                        topics().stream().flatMap(Attempts::atTopic),
                        Stream.of("tcprtt.new", "fleetrtt-aggregator-new", "other")
                                .map(Attempts::create),
                        Attempts.atGroup("fleetrtt-aggregator", "tcprtt.intervals"),
                        Attempts.atGroup("fleetrtt-aggregator-history", "tcprtt.alerts"),
                        Attempts.atGroup("fleetrtt-notify", "tcprtt.alerts"),
                        Attempts.atGroup("other", "tcprtt.alerts"),
                        Attempts.atTransactions("fleetrtt-aggregator-x"),
                        Attempts.atTransactions("other"),
                        Attempts.atCluster())
                .flatMap(attempts -> attempts);
    }

    private CollectorProcess collector(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--config=" + kafka.login("collector")));
        all.addAll(List.of(options));
        return CollectorProcess.start(
                CollectorProcess.jvm(),
                kafka.as("collector"),
                "of-the-roles",
                folder.resolve("outbox"),
                all.toArray(String[]::new));
    }

    private AggregatorProcess aggregator() throws Exception {
        return AggregatorProcess.start(
                folder,
                kafka.as("aggregator"),
                "--config=" + kafka.login("aggregator"),
                "--state-dir=" + folder.resolve("state"),
                "--grace=2s");
    }

    /** What a command prints that runs in here with a user's login. */
    private static String printed(Object command, Cluster cluster, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--bootstrap-server=" + cluster.bootstrapServers());
        all.add("--schema-registry=" + cluster.schemaRegistry());
        cluster.kafka().forEach((key, value) -> all.add("--kafka=" + key + "=" + value));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Terminal.run(command, all.toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
