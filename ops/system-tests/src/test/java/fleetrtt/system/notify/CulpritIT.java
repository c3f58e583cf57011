package fleetrtt.system.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.system.Alone;
import fleetrtt.system.TopicRecords;
import fleetrtt.system.aggregator.LocalKafka;
import fleetrtt.system.notify.FaultyFleet.Fault;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However many alerts a fault sets off: people are told once of each culprit that it begins, and once that it is over. */
@Timeout(value = 15, unit = TimeUnit.MINUTES) // Every single wait has a limit of its own.
class CulpritIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String RULES = """
            groups:
              - name: peers
                rules:
                  - alert: PeerSlow
                    window: 10s
                    expr: p99 > duration("50ms")
                    for: 20s
                    labels: {severity: warning}
            """;

    @TempDir
    Path folder;

    /** Lets the fleet suffer until all culprits are told, then recover until all are over; nothing else may be told. */
    private void expect(int membersOfFirst, Fault fault, String... culprits) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.yml"), RULES);
        RuleSet rules = RuleSet.read(List.of(file), Language.create());
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                Aggregator aggregator = new Aggregator(
                        AggregatorConfig.of(kafka.cluster())
                                .withStateDir(folder.resolve("state"))
                                .withGrace(Duration.ofSeconds(5))
                                .withHistory(false)
                                .withJudged(WindowSize.TEN_SECONDS),
                        () -> rules)) {
            aggregator.start();
            try (Hook hook = Hook.listening(0);
                    NotifierProcess notifier =
                            NotifierProcess.start(folder, kafka.cluster(), "--webhook=" + hook.url());
                    FaultyFleet fleet = FaultyFleet.sending(kafka.cluster())) {
                notifier.awaitReady();
                awaitKnown(kafka);
                fleet.suffer(fault);
                List<String> firing =
                        Stream.of(culprits).map(name -> "firing " + name).toList();
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(hook.told()).containsExactlyInAnyOrderElementsOf(firing));
                fleet.recover();
                List<String> all = Stream.concat(
                                firing.stream(), Stream.of(culprits).map(name -> "resolved " + name))
                        .toList();
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(hook.told()).containsExactlyInAnyOrderElementsOf(all));
                assertThat(hook.documents().stream()
                                .filter(document ->
                                        document.get("state").asText().equals("resolved"))
                                .filter(document ->
                                        document.get("subject").asText().equals(culprits[0])))
                        .singleElement()
                        .satisfies(
                                document -> assertThat(document.get("members")).hasSize(membersOfFirst));
            }
        }
    }

    private static void awaitKnown(LocalKafka kafka) {
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).until(() -> {
            AtomicBoolean known = new AtomicBoolean();
            TopicRecords.read(kafka.cluster(), Topics.VERDICTS, record -> {
                if (record.value() instanceof VerdictWindow window
                        && window.getCells() == FaultyFleet.HOSTS * FaultyFleet.PEERS) {
                    known.set(true);
                }
            });
            return known.get();
        });
    }

    @Test
    void aSlowHostIsToldOnceAndNotForEachOfItsPeers() throws Exception {
        expect(FaultyFleet.PEERS, (host, peer) -> host == 3, FaultyFleet.host(3));
    }

    @Test
    @Alone
    void twoCulpritsAreToldOnceEach() throws Exception {
        expect(FaultyFleet.PEERS - 1, (host, peer) -> host == 3 || peer == 5, FaultyFleet.host(3), FaultyFleet.peer(5));
    }

    @Test
    @Alone
    void aPathIsToldOnce() throws Exception {
        expect(1, (host, peer) -> host == 3 && peer == 5, FaultyFleet.host(3) + " - " + FaultyFleet.peer(5));
    }
}
