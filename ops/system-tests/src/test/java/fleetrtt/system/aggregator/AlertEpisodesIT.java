package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.system.TopicRecords;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However often instances are killed while an alert is under way: it fires once and is resolved once. */
@Timeout(value = 20, unit = TimeUnit.MINUTES) // Every single wait has a limit of its own.
class AlertEpisodesIT {
    private static final long SEED = Long.getLong("fleetrtt.seed", 1);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String RULES = """
            groups:
              - name: peers
                rules:
                  - alert: Slow
                    window: 10s
                    expr: p50 > duration("50ms")
                    for: 20s
                    keep_firing_for: 20s
                    silent_after: 30m
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    /**
     * What was told of each peer by its rule, in its order, but for pending: an episode may begin anew before it fires. A
     * verdict that changes tells the same state again.
     */
    private static Map<String, List<AlertState>> told(Cluster cluster) {
        Map<String, List<AlertState>> told = new TreeMap<>();
        TopicRecords.read(cluster, Topics.ALERTS, record -> {
            if (record.value() instanceof Alert alert
                    && alert.getState() != AlertState.PENDING
                    && alert.getMembersEver() == 0) {
                List<AlertState> states =
                        told.computeIfAbsent(alert.getSubject().toString(), unused -> new ArrayList<>());
                if (states.isEmpty() || states.get(states.size() - 1) != alert.getState()) {
                    states.add(alert.getState());
                }
            }
        });
        return told;
    }

    private static Map<String, List<AlertState>> ofTheSlow(AlertState... states) {
        Map<String, List<AlertState>> expected = new TreeMap<>();
        IntStream.range(0, EpisodicFleet.PEERS)
                .filter(EpisodicFleet::isOfTheSlow)
                .forEach(peer -> expected.put(EpisodicFleet.remote(peer), List.of(states)));
        return expected;
    }

    private static void awaitTold(Cluster cluster, AlertState... states) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(told(cluster)).isEqualTo(ofTheSlow(states)));
    }

    /** One of them or both, and starts them again, now and then without their state; ends once both are ready. */
    private void killSome(Pair pair) throws Exception {
        List<Integer> victims = random.nextBoolean() ? List.of(0, 1) : List.of(random.nextInt(2));
        System.out.println("killed " + victims);
        for (int victim : victims) {
            pair.instance(victim).kill();
        }
        for (int victim : victims) {
            if (random.nextBoolean()) {
                pair.removeState(victim);
            }
            pair.start(victim);
        }
        pair.awaitReady();
    }

    @Test
    void exactlyOneFiringAndOneResolvedPerEpisode() throws Exception {
        System.out.println("seed " + SEED);
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        List<String> options = List.of("--grace=5s", "--retention=75s", "--rules=" + rules);
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                Pair pair = Pair.ready(folder, kafka.cluster(), options);
                EpisodicFleet fleet = EpisodicFleet.sending(kafka.cluster());
                Progress progress = Progress.in(kafka.cluster())) {
            progress.awaitCaughtUp();
            fleet.becomeSlow();
            killSome(pair);
            awaitTold(kafka.cluster(), AlertState.FIRING);
            killSome(pair);
            killSome(pair);
            assertThat(told(kafka.cluster())).isEqualTo(ofTheSlow(AlertState.FIRING));
            fleet.recover();
            killSome(pair);
            awaitTold(kafka.cluster(), AlertState.FIRING, AlertState.RESOLVED);
            killSome(pair);
            progress.awaitCaughtUp();
            assertThat(told(kafka.cluster())).isEqualTo(ofTheSlow(AlertState.FIRING, AlertState.RESOLVED));
        }
    }
}
