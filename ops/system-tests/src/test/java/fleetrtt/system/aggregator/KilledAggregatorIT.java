package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.InstanceConfig;
import fleetrtt.cluster.Cluster;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances that are killed or stand still lose nothing and count nothing twice, whatever hosts send meanwhile, and wrong
 * clocks of some hosts change nothing of the others'.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS) // For a hundred kills; every single wait has a limit of its own.
class KilledAggregatorIT {
    private static final String INVARIANT =
            "each report once, slot by slot, per host and address; windows of hosts with right clocks are byte-equal to"
                    + " those of an undisturbed run without wrong clocks";

    /** Records after which the clocks of a {@link RoughFleet} have jumped there and back three times. */
    private static final int JUMPS_OVER = 80_000;

    private static final long SEED = Effort.seed();
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Much longer than the latest report of a {@link RoughFleet}, since a slow machine makes reports later than meant. */
    private static final Duration RETENTION = Duration.ofMinutes(5);

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
    @FaultRow(
            name = "aggregator-killed",
            injection =
                    "kill -9 of one of two aggregators or both, SIGSTOP past the transaction time-out, state folders"
                            + " removed; everything sent twice and shuffled, some of it 40 s late; a tenth of the clocks a year"
                            + " off, jumping, or at the end of time",
            invariant = INVARIANT)
    void killedAtRandomMomentsTheyLoseNothingAndWrongClocksHarmNobodyElse(TestReporter reporter) throws Exception {
        run(reporter, killer -> killer.harm(Effort.times(5, 100), Effort.times(1, 10)));
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "clocks",
            injection = "a tenth of the clocks are a year ahead or behind, 50 minutes ahead, jump by hours and back, or"
                    + " say the end of time; everything is sent twice and shuffled, some of it 40 s late",
            invariant = INVARIANT)
    void wrongClocksHarmNobodyElse(TestReporter reporter) throws Exception {
        run(reporter, killer -> killer.watch(Effort.times(1, 10) * JUMPS_OVER));
    }

    private interface Harm {
        void by(Killer killer) throws Exception;
    }

    private void run(TestReporter reporter, Harm harm) throws Exception {
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
                Killer killer = new Killer(pair, rough, progress, SEED);
                harm.by(killer);
                long last = rough.nextInterval();
                rough.endWith(last);
                same.endWith(last);
                Witness published = rough.published();
                same.published();
                Outcome outcome = settled(kafka.cluster(), progress);
                Outcome control = settled(calm.cluster(), calmProgress);
                report(reporter, killer, Balance.of(progress.records(), published, outcome));
                Conservation conservation = new Conservation(outcome, published, rough.model(), "seed " + SEED);
                assertWrongClocksAreSeen(outcome);
                conservation.assertNothingIsLostOrCountedTwice();
                conservation.assertSizesAgree();
                conservation.assertSoundWindowsAreExact();
                conservation.assertSoundWindowsAreThoseOf(control);
            }
        }
    }

    private static void report(TestReporter reporter, Killer killer, Balance balance) {
        Map<String, String> figures = new LinkedHashMap<>(Map.of("seed", Long.toString(SEED)));
        figures.putAll(killer.figures());
        figures.putAll(balance.figures());
        reporter.publishEntry(figures);
        assertThat(balance.missing()).as("%s", balance).isZero();
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
