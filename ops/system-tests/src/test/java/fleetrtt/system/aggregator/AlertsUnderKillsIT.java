package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Members;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.devstack.simulate.Slowdown;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.time.WindowSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Some peers become slow, and well again, while aggregators are killed over and over. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // For a long run; every single wait has a limit of its own.
class AlertsUnderKillsIT {
    private static final long SEED = Effort.seed();
    private static final int EPISODES = Effort.times(1, 20);

    /** Windows of 10 s before the first episode, in each, and after each: until it fires, and until it is over. */
    private static final int WINDOWS_BEFORE = 1;

    private static final int SLOW_WINDOWS = 3;
    private static final int WELL_WINDOWS = 2;

    private static final List<String> STATES = List.of("PENDING", "FIRING", "RESOLVED");

    private static final int HOSTS = 50;
    private static final int PEERS = 12;
    private static final int[] SLOW = {0, 2, 4, 6, 8, 10};

    /** More than a well peer ever needs, by far, and less than a slow one. */
    private static final String RULES = """
            groups:
              - name: g
                rules:
                  - alert: PeerSlow
                    window: 10s
                    expr: p50 > duration("1s")
                    for: 20s
                    keep_firing_for: 10s
                    silent_after: 30m
            """;

    private static final double FACTOR = 30_000;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    @FaultRow(
            name = "alerts-under-kills",
            injection =
                    "kill -9 of one of two aggregators at random, and of both whenever an alert has changed its state,"
                            + " now and then without their state folders, while half of all peers become slow and well",
            invariant = "each episode is pending, firing and resolved once, and nobody else's alert is told of")
    void eachEpisodeFiresOnceAndIsResolvedOnce(TestReporter reporter) throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        int kills;
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                Pair pair = Pair.ready(folder, kafka.cluster(), List.of("--grace=5s", "--rules=" + rules));
                Progress progress = Progress.in(kafka.cluster())) {
            long start =
                    WindowSize.TEN_SECONDS.windowAt(System.currentTimeMillis()).endMillis();
            FleetModel model = model(start);
            try (SimulatedFleet fleet = new SimulatedFleet(
                    model, Delivery.prompt(), INTERVAL.dividedBy(2), kafka.cluster(), new FleetOracle())) {
                long last = windowsBefore(EPISODES) * 10_000L / INTERVAL.toMillis() - 1;
                fleet.start();
                fleet.endWith(last);
                kills = killAtEachState(kafka.cluster(), pair);
                fleet.awaitEnd();
            }
            progress.awaitCaughtUp();
            await().atMost(SETTLED)
                    .untilAsserted(() -> assertThat(AlertsTold.states(kafka.cluster()))
                            .as("seed %d", SEED)
                            .isEqualTo(expected(model)));
        }
        reporter.publishEntry(Map.of(
                "seed", Long.toString(SEED),
                "kills", Integer.toString(kills),
                "slow peers", Integer.toString(SLOW.length),
                "episodes of each", Integer.toString(EPISODES)));
    }

    private static int windowsBefore(int episode) {
        return WINDOWS_BEFORE + episode * (SLOW_WINDOWS + WELL_WINDOWS);
    }

    /** Every host talks to every peer. */
    private static FleetModel model(long start) {
        FleetModel model = FleetModel.of(
                FleetShape.of(HOSTS, PEERS, PEERS, start).withInterval(INTERVAL).withSeed(SEED));
        for (int episode = 0; episode < EPISODES; episode++) {
            long from = start + windowsBefore(episode) * 10_000L;
            model = model.with(Slowdown.ofPath(Members.all(), Members.of(SLOW), FACTOR)
                    .between(from, from + SLOW_WINDOWS * 10_000L));
        }
        return model;
    }

    private static Map<String, List<String>> expected(FleetModel model) {
        List<String> states = Collections.nCopies(EPISODES, STATES).stream()
                .flatMap(List::stream)
                .toList();
        return Arrays.stream(SLOW)
                .boxed()
                .collect(Collectors.toMap(peer -> "g/PeerSlow " + model.remote(peer), peer -> states));
    }

    /** At random before each state is told, and both as soon as it is, so that what comes next has to be remembered. */
    private int killAtEachState(Cluster cluster, Pair pair) throws Exception {
        int kills = 0;
        for (int state = 1; state <= EPISODES * STATES.size(); state++) {
            Elapsed.await(Duration.ofMillis(random.nextInt(5_000)));
            kills += kill(pair, List.of(random.nextInt(2)));
            awaitTold(cluster, state);
            kills += kill(pair, List.of(0, 1));
        }
        return kills;
    }

    private static void awaitTold(Cluster cluster, int states) {
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(AlertsTold.states(cluster))
                        .as("seed %d", SEED)
                        .hasSizeGreaterThanOrEqualTo(SLOW.length)
                        .allSatisfy((alert, told) -> assertThat(told).hasSizeGreaterThanOrEqualTo(states)));
    }

    /** Starts them again, now and then without their state folders; how many. */
    private int kill(Pair pair, List<Integer> victims) throws Exception {
        for (int victim : victims) {
            pair.instance(victim).kill();
        }
        for (int victim : victims) {
            if (random.nextInt(3) == 0) {
                pair.removeState(victim);
            }
            pair.start(victim);
        }
        return victims.size();
    }
}
