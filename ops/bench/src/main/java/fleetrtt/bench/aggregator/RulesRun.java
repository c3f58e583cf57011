package fleetrtt.bench.aggregator;

import fleetrtt.bench.alerts.TwentyRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What rules of alerts add to the aggregator's cost: the same topic without them and with them, in turn, there and back. */
final class RulesRun {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final BenchCase load;
    private final int rounds;
    private final Duration warmUp;
    private final Consumer<String> progress;

    RulesRun(BenchCase load, int rounds, Duration warmUp, Consumer<String> progress) {
        this.load = load;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /**
     * Two passes one after the other.
     *
     * @param without rules
     * @param with them
     */
    private record Turn(PassResult without, PassResult with) {
        double added(ToLongFunction<PassResult> nanos) {
            return (double) nanos.applyAsLong(with) / nanos.applyAsLong(without) - 1;
        }
    }

    String run(Path folder) throws InterruptedException {
        try (Bed bed = Bed.start(folder)) {
            progress.accept(load.name() + ": making " + load.records() + " records");
            new BenchTopics(bed).createFilled(load);
            List<String> rules = List.of("-D" + Ours.RULES + "=" + TwentyRules.file(bed.folder()));
            List<Turn> turns = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                try (ContenderJvm without = ContenderJvm.ours(bed, 2 * round + 1, GRACE, List.of());
                        ContenderJvm with = ContenderJvm.ours(bed, 2 * round + 2, GRACE, rules)) {
                    without.warm(warmUp, result -> tell("without rules, warming up", result));
                    with.warm(warmUp, result -> tell("with rules, warming up", result));
                    PassResult first = pass("without rules", without);
                    turns.add(new Turn(first, pass("with rules", with)));
                    PassResult second = pass("with rules", with);
                    turns.add(new Turn(pass("without rules", without), second));
                }
            }
            return text(turns);
        }
    }

    private PassResult pass(String what, ContenderJvm jvm) throws InterruptedException {
        PassResult result = jvm.pass();
        tell(what, result);
        return result;
    }

    private void tell(String what, PassResult result) {
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %s: %.1f s of the stream threads, %.1f s of the process",
                load.name(),
                what,
                Meter.STREAM.nanos(result) / 1e9,
                Meter.PROCESS.nanos(result) / 1e9));
    }

    private String text(List<Turn> turns) {
        return String.format(
                        Locale.ROOT,
                        "%n%s: %,d histograms within %.1f min, %,d peers; 20 rules on windows of 1 min%n",
                        load.name(),
                        load.records(),
                        load.intervals() / 6.0,
                        load.peers())
                + line("stream threads", turns, Meter.STREAM::nanos)
                + line("whole process", turns, Meter.PROCESS::nanos);
    }

    private static String line(String what, List<Turn> turns, ToLongFunction<PassResult> nanos) {
        return String.format(
                Locale.ROOT,
                "%-16s CPU %.2f s without rules, %.2f s with, %+.1f %% (median of %d turns)%n",
                what,
                Median.of(turns.stream()
                        .mapToDouble(turn -> nanos.applyAsLong(turn.without()) / 1e9)
                        .toArray()),
                Median.of(turns.stream()
                        .mapToDouble(turn -> nanos.applyAsLong(turn.with()) / 1e9)
                        .toArray()),
                100
                        * Median.of(turns.stream()
                                .mapToDouble(turn -> turn.added(nanos))
                                .toArray()),
                turns.size());
    }
}
