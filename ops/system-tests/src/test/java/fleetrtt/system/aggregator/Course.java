package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.system.rig.BrokerCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One injection after another into a rig whose hosts go on all the while: they send everything twice, shuffled, late, and
 * some of them by wrong clocks. In the end every report must have been counted once.
 */
final class Course {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Longer than the latest report of a {@link RoughFleet} and any injection together. */
    private static final Duration RETENTION = Duration.ofMinutes(5);

    /** Records of a {@link RoughFleet} in some ten seconds. */
    private static final int A_FEW_INTERVALS = 5_000;

    private static final Duration SETTLED = Duration.ofMinutes(3);

    private final Path folder;
    private final long seed;
    private final Map<String, String> figures = new LinkedHashMap<>();

    Course(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /** What was done, how long each took to get over, and the balance. */
    Map<String, String> run(List<Injection> injections) throws Exception {
        figures.put("seed", Long.toString(seed));
        try (BrokerCluster kafka = BrokerCluster.started(folder.resolve("kafka"));
                Pair pair = Pair.ready(
                        folder,
                        kafka.cluster(),
                        List.of("--grace=" + GRACE.toSeconds() + "s", "--retention=" + RETENTION.toSeconds() + "s"));
                RoughFleet fleet = RoughFleet.withWrongClocks(kafka.cluster(), System.currentTimeMillis(), seed);
                Progress progress = Progress.in(kafka.cluster())) {
            Rig rig = new Rig(kafka, pair, fleet, progress, new Random(seed));
            // Until everybody has met everybody.
            fleet.awaitRecords(A_FEW_INTERVALS);
            progress.awaitCaughtUp();
            for (Injection injection : injections) {
                inject(injection, rig);
            }
            fleet.endWith(fleet.nextInterval());
            assertConserved(rig, fleet.published());
        }
        return figures;
    }

    private void inject(Injection injection, Rig rig) throws Exception {
        figures.putAll(injection.into(rig));
        long start = System.nanoTime();
        rig.progress().awaitCaughtUp();
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        figures.put(
                injection.getClass().getSimpleName() + ", got over after", Math.round(millis / 100.0) / 10.0 + " s");
    }

    private void assertConserved(Rig rig, Witness published) throws Exception {
        rig.progress().awaitCaughtUp();
        Outcome outcome = await().atMost(SETTLED)
                .until(
                        () -> Outcome.read(rig.kafka().cluster()),
                        read -> read.peers().values().stream().allMatch(StoredWindow::isClosed));
        Balance balance = Balance.of(rig.progress().records(), published, outcome);
        figures.putAll(balance.figures());
        Conservation conservation =
                new Conservation(outcome, published, rig.fleet().model(), "seed " + seed + ", " + figures);
        conservation.assertNothingIsLostOrCountedTwice();
        conservation.assertSizesAgree();
        conservation.assertSoundWindowsAreExact();
        assertThat(balance.missing()).as("%s", balance).isZero();
    }
}
