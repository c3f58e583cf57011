package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.devstack.simulate.Slowdown;
import fleetrtt.system.TopicRecords;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A peer becomes slow, and well again, while aggregators are killed over and over. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // For a long run; every single wait has a limit of its own.
class AlertsUnderKillsIT {
    private static final long SEED = Effort.seed();
    private static final int EPISODES = Effort.times(1, 20);

    /** Windows of 10 s before, between and after episodes, and in each of them. */
    private static final int WELL_WINDOWS = 1;

    private static final int SLOW_WINDOWS = 3;
    private static final int PEER = 0;

    /** More than a well peer ever needs, by far, and less than a slow one. */
    private static final String RULES = """
            groups:
              - name: g
                rules:
                  - alert: PeerSlow
                    window: 10s
                    expr: p50 > duration("1s")
                    for: 20s
            """;

    private static final double FACTOR = 30_000;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    @FaultRow(
            name = "alerts-under-kills",
            injection =
                    "kill -9 of one of two aggregators at random, over and over, while a peer becomes slow and well",
            invariant = "each episode is pending, firing and resolved once, and nobody else's alert is told of")
    void eachEpisodeFiresOnceAndIsResolvedOnce(TestReporter reporter) throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        int kills = 0;
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                Pair pair = Pair.ready(folder, kafka.cluster(), List.of("--grace=5s", "--rules=" + rules));
                Progress progress = Progress.in(kafka.cluster())) {
            long start =
                    WindowSize.TEN_SECONDS.windowAt(System.currentTimeMillis()).endMillis();
            FleetModel model = model(start);
            try (SimulatedFleet fleet = new SimulatedFleet(
                    model, Delivery.prompt(), INTERVAL.dividedBy(2), kafka.cluster(), new FleetOracle())) {
                long last = (windowsBefore(EPISODES) + WELL_WINDOWS) * 10_000L / INTERVAL.toMillis() - 1;
                fleet.start();
                fleet.endWith(last);
                kills = killUntil(model.shape().startMillis(last + 1), pair, progress);
                fleet.awaitEnd();
            }
            progress.awaitCaughtUp();
            String remote = model.remote(PEER).toString();
            List<String> expected =
                    Collections.nCopies(
                                    EPISODES, List.of(remote + " PENDING", remote + " FIRING", remote + " RESOLVED"))
                            .stream()
                            .flatMap(List::stream)
                            .toList();
            await().atMost(SETTLED)
                    .until(() -> told(kafka).stream()
                                    .filter(line -> line.endsWith(AlertState.RESOLVED.name()))
                                    .count()
                            >= EPISODES);
            assertThat(told(kafka)).as("seed %d", SEED).containsExactlyElementsOf(expected);
        }
        reporter.publishEntry(Map.of(
                "seed", Long.toString(SEED),
                "kills", Integer.toString(kills),
                "episodes", Integer.toString(EPISODES)));
    }

    private static int windowsBefore(int episode) {
        return WELL_WINDOWS + episode * (WELL_WINDOWS + SLOW_WINDOWS);
    }

    private static FleetModel model(long start) {
        FleetModel model = FleetModel.of(FleetShape.of(50, 12, 100, start)
                .withPopularity(Popularity.oneHot())
                .withInterval(INTERVAL)
                .withSeed(SEED));
        for (int episode = 0; episode < EPISODES; episode++) {
            long from = start + windowsBefore(episode) * 10_000L;
            model = model.with(Slowdown.ofPeer(PEER, FACTOR).between(from, from + SLOW_WINDOWS * 10_000L));
        }
        return model;
    }

    /** Kills one instance after the other at random moments, each once all is taken; how many. */
    private static int killUntil(long endMillis, Pair pair, Progress progress) throws Exception {
        Random random = new Random(SEED);
        int kills = 0;
        while (System.currentTimeMillis() < endMillis) {
            Elapsed.await(Duration.ofMillis(random.nextInt(5_000)));
            int victim = random.nextInt(2);
            pair.instance(victim).kill();
            kills++;
            pair.start(victim);
            progress.awaitCaughtUp();
        }
        return kills;
    }

    /** In the order of the partition of the slow peer. */
    private static List<String> told(LocalKafka kafka) {
        List<String> told = new ArrayList<>();
        TopicRecords.read(kafka.cluster(), Topics.ALERTS, record -> {
            Alert alert = (Alert) record.value();
            told.add(alert == null ? record.key() + " FORGOTTEN" : alert.getSubject() + " " + alert.getState());
        });
        return told;
    }
}
