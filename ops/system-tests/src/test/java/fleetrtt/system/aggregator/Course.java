package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.system.rig.BrokerCluster;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One injection after another into a rig whose hosts go on all the while: they send everything twice, shuffled, late, and
 * some of them by wrong clocks. After each injection every report so far must have been counted once. In the end windows
 * of hosts with right clocks must be those of an undisturbed aggregator, to which the same hosts report by right clocks.
 */
final class Course implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Longer than the latest report of a {@link RoughFleet} and any injection together. */
    private static final Duration RETENTION = Duration.ofMinutes(5);

    /** Records of a {@link RoughFleet} in some ten seconds. */
    private static final int A_FEW_INTERVALS = 5_000;

    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final long seed;
    private final Deque<Closeable> parts;
    private final Rig rig;
    private final Undisturbed undisturbed;
    private final RoughFleet same;

    private Course(long seed, Deque<Closeable> parts, Rig rig, Undisturbed undisturbed, RoughFleet same) {
        this.seed = seed;
        this.parts = parts;
        this.rig = rig;
        this.undisturbed = undisturbed;
        this.same = same;
    }

    /** Under way: everybody has met everybody. */
    static Course begun(Path folder, long seed) throws Exception {
        Deque<Closeable> parts = new ArrayDeque<>();
        try {
            Course course = started(folder, seed, parts);
            course.rig.fleet().awaitRecords(A_FEW_INTERVALS);
            course.rig.progress().awaitCaughtUp();
            return course;
        } catch (Exception | AssertionError e) {
            close(parts);
            throw e;
        }
    }

    private static Course started(Path folder, long seed, Deque<Closeable> parts) throws Exception {
        BrokerCluster kafka = BrokerCluster.started(folder.resolve("cluster"));
        parts.push(kafka::close);
        Pair pair = Pair.started(
                folder,
                kafka.cluster(),
                List.of("--grace=" + GRACE.toSeconds() + "s", "--retention=" + RETENTION.toSeconds() + "s"));
        parts.push(pair::close);
        Undisturbed undisturbed = Undisturbed.started(folder.resolve("undisturbed"), GRACE, RETENTION);
        parts.push(undisturbed::close);
        pair.awaitReady();
        long start = System.currentTimeMillis();
        RoughFleet fleet = RoughFleet.withWrongClocks(kafka.cluster(), start, seed);
        parts.push(fleet::close);
        RoughFleet same = RoughFleet.withSoundClocks(undisturbed.cluster(), start, seed);
        parts.push(same::close);
        Progress progress = Progress.in(kafka.cluster());
        parts.push(progress::close);
        Rig rig = new Rig(kafka, pair, fleet, progress, new Random(seed));
        return new Course(seed, parts, rig, undisturbed, same);
    }

    /** What was done, how long it took to get over, and the balance of all that was sent since the beginning. */
    Map<String, String> survive(Injection injection) throws Exception {
        Map<String, String> figures = new LinkedHashMap<>(Map.of("seed", Long.toString(seed)));
        figures.putAll(injection.into(rig));
        long start = System.nanoTime();
        rig.progress().awaitCaughtUp();
        figures.put("got over after", Elapsed.text(Duration.ofNanos(System.nanoTime() - start)));
        figures.putAll(rig.fleet().whileQuiet(this::conserved).figures());
        return figures;
    }

    /** Windows that had much to catch up on may be told of only when they close. */
    private Balance conserved(Witness published) throws Exception {
        rig.progress().awaitCaughtUp();
        AtomicReference<Balance> balance = new AtomicReference<>();
        await().atMost(SETTLED)
                .untilAsserted(() ->
                        balance.set(assertConserved(Outcome.read(rig.kafka().cluster()), published)));
        return Objects.requireNonNull(balance.get());
    }

    private Balance assertConserved(Outcome outcome, Witness published) throws Exception {
        Conservation conservation = conservation(outcome, published);
        conservation.assertNothingIsLostOrCountedTwice();
        conservation.assertSoundWindowsAreExact();
        Balance balance = Balance.of(rig.progress().records(), published, outcome);
        assertThat(balance.missing()).as("%s", balance).isZero();
        return balance;
    }

    private Conservation conservation(Outcome outcome, Witness published) {
        return new Conservation(outcome, published, rig.fleet().model(), "seed " + seed);
    }

    /** Once all windows have closed, those of the undisturbed aggregator too. */
    void end() throws Exception {
        long last = rig.fleet().nextInterval();
        rig.fleet().endWith(last);
        same.endWith(last);
        Witness published = rig.fleet().published();
        same.published();
        Outcome outcome = Outcome.closed(rig.kafka().cluster());
        Outcome control = Outcome.closed(undisturbed.cluster());
        assertConserved(outcome, published);
        Conservation conservation = conservation(outcome, published);
        conservation.assertSizesAgree();
        conservation.assertWrongTimesAreSetAside();
        conservation.assertSoundWindowsAreThoseOf(control);
    }

    @Override
    public void close() throws IOException {
        close(parts);
    }

    /** The last first. */
    private static void close(Deque<Closeable> parts) throws IOException {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
