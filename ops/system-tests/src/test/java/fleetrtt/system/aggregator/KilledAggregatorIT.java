package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.InstanceConfig;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances that are killed lose nothing and count nothing twice, whatever hosts send meanwhile, and wrong clocks of some
 * hosts change nothing of the others'. A hundred kills: {@code -Dfleetrtt.kills=100}; other reports: {@code
 * -Dfleetrtt.seed=<number>}.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS) // For a hundred kills; every single wait has a limit of its own.
class KilledAggregatorIT {
    private static final int KILLS = Integer.getInteger("fleetrtt.kills", 5);
    private static final long SEED = Long.getLong("fleetrtt.seed", 1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Longer than the latest report of a {@link RoughFleet} and all that a slow machine adds. */
    private static final Duration RETENTION = Duration.ofSeconds(75);

    private static final Duration SETTLED = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private static List<String> options() {
        return List.of("--grace=" + GRACE.toSeconds() + "s", "--retention=" + RETENTION.toSeconds() + "s");
    }

    private Aggregator undisturbed(Cluster cluster) {
        return new Aggregator(AggregatorConfig.of(cluster)
                .withStateDir(folder.resolve("undisturbed"))
                .withGrace(GRACE)
                .withRetention(RETENTION)
                .withInstance(InstanceConfig.ofThisMachine().withThreads(1)));
    }

    @Test
    void killedAtRandomMomentsTheyLoseNothingAndWrongClocksHarmNobodyElse() throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills");
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
                LocalKafka calm = LocalKafka.started(folder.resolve("calm"));
                Pair pair = Pair.ready(folder, kafka.cluster(), options());
                Aggregator undisturbed = undisturbed(calm.cluster())) {
            undisturbed.start();
            assertThat(undisturbed.awaitRunning(SETTLED)).isTrue();
            long start = System.currentTimeMillis();
            try (RoughFleet rough = RoughFleet.withWrongClocks(kafka.cluster(), start, SEED);
                    RoughFleet same = RoughFleet.withSoundClocks(calm.cluster(), start, SEED);
                    Progress progress = Progress.in(kafka.cluster());
                    Progress calmProgress = Progress.in(calm.cluster())) {
                new Killer(pair, rough, progress, SEED).kill(KILLS);
                long last = rough.nextInterval();
                rough.endWith(last);
                same.endWith(last);
                Witness published = rough.published();
                same.published();
                Outcome outcome = settled(kafka.cluster(), progress);
                Outcome control = settled(calm.cluster(), calmProgress);
                Conservation conservation = new Conservation(outcome, published, rough.model(), "seed " + SEED);
                assertWrongClocksAreSeen(outcome);
                conservation.assertNothingIsLostOrCountedTwice();
                conservation.assertSizesAgree();
                conservation.assertSoundWindowsAreExact();
                conservation.assertSoundWindowsAreThoseOf(control);
            }
        }
    }

    /** Once all windows of 10 s have closed. */
    private static Outcome settled(Cluster cluster, Progress progress) throws Exception {
        progress.awaitCaughtUp();
        return await().atMost(SETTLED)
                .until(
                        () -> Outcome.read(cluster),
                        outcome -> outcome.peers().values().stream().allMatch(StoredWindow::isClosed));
    }

    /** Else there would be nothing to withstand. */
    private static void assertWrongClocksAreSeen(Outcome outcome) {
        assertThat(outcome.hosts().values()).anyMatch(StoredWindow::isSuspect);
        assertThat(outcome.late()).extracting(SetAside::reason).contains("ahead", "too-late");
        assertThat(outcome.rejected()).extracting(SetAside::reason).containsOnly("invalid");
    }
}
