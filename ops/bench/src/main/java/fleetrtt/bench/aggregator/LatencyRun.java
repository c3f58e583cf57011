package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.time.WindowSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * How long after its time a window is there: a fleet reports live, and for each window of 10 s the time counts from its
 * end and grace to the moment at which a reader of committed records has the last closed upsert of it.
 */
final class LatencyRun {
    private static final Duration SPREAD = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long WINDOW_MILLIS = WindowSize.TEN_SECONDS.millis();

    private final BenchCase load;
    private final Consumer<String> progress;
    private final FleetOracle oracle = new FleetOracle();

    /** @param load its intervals are sent live, one every 10 s */
    LatencyRun(BenchCase load, Consumer<String> progress) {
        this.load = load;
        this.progress = progress;
    }

    String run(Path folder) throws InterruptedException {
        try (Bed bed = Bed.start(folder)) {
            new BenchTopics(bed).create();
            ClosingWatch watch = new ClosingWatch(bed.cluster());
            PassResult result = live(bed, watch);
            Duration grace = AggregatorConfig.of(bed.cluster()).grace();
            return text(watch, grace) + ReportTable.one(load, result);
        }
    }

    private PassResult live(Bed bed, ClosingWatch watch) throws InterruptedException {
        try (watch;
                ContenderJvm ours = ContenderJvm.start(Contender.OURS, bed, 1)) {
            Moment begun = ours.begin();
            watch.start();
            send(bed);
            await(watch);
            Moment finished = ours.now();
            ours.stop();
            return PassResult.between(begun, finished, Contender.OURS, ours.id(), Totals.of(oracle));
        }
    }

    private void send(Bed bed) throws InterruptedException {
        FleetShape shape = load.endingAt(System.currentTimeMillis() + WINDOW_MILLIS * (load.intervals() + 1));
        progress.accept(load.name() + ": " + load.intervals() + " intervals live");
        try (SimulatedFleet fleet =
                new SimulatedFleet(FleetModel.of(shape), Delivery.prompt(), SPREAD, bed.cluster(), oracle)) {
            fleet.start();
            while (fleet.records() < load.records()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** How many windows there are by their start. */
    private Map<Long, Integer> expected() {
        Map<Long, Integer> windows = new HashMap<>();
        oracle.eachPeer(WindowSize.TEN_SECONDS, (peer, start, window) -> windows.merge(start, 1, Integer::sum));
        return windows;
    }

    private void await(ClosingWatch watch) throws InterruptedException {
        Map<Long, Integer> expected = expected();
        progress.accept(load.name() + ": all is sent, waiting for the last windows to close");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && expected.entrySet().stream().anyMatch(window -> watch.count(window.getKey()) < window.getValue())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String text(ClosingWatch watch, Duration grace) {
        Map<Long, Integer> expected = expected();
        long due = WINDOW_MILLIS + grace.toMillis();
        long missing = expected.entrySet().stream()
                .mapToLong(window -> window.getValue() - watch.count(window.getKey()))
                .sum();
        LongStream whole =
                expected.keySet().stream().mapToLong(start -> watch.of(start).lastMillis() - start - due);
        LongStream each = expected.keySet().stream()
                .flatMapToLong(start -> watch.of(start).firstMillis().map(at -> at - start - due));
        return line(
                        "%n%s: %,d windows of %,d peers and more, grace %d s, %d never seen closed%n",
                        load.name(), Totals.of(oracle).windows(), load.peers(), grace.toSeconds(), missing)
                + line("%-52s %8s %8s %8s%n", "ms after end and grace until a reader has", "p50", "p99", "max")
                + quantiles("the last closed upsert of all peers", whole)
                + quantiles("the closed upsert of one peer", each);
    }

    private static String quantiles(String what, LongStream millis) {
        long[] sorted = millis.sorted().toArray();
        return line("%-52s %8d %8d %8d%n", what, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static long at(long[] sorted, double quantile) {
        return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
