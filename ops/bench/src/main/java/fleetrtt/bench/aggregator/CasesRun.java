package fleetrtt.bench.aggregator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What cases cost the aggregator beside the first of them. Each has a broker, a filled topic and a JVM of its own; once all are
 * warm they are passed over in turn, there and back (A B C C B A), so that whatever drifts hits all of them alike.
 */
final class CasesRun implements AutoCloseable {
    private final int rounds;
    private final Consumer<String> progress;
    private final List<Stage> stages = new ArrayList<>();

    CasesRun(int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    /** One case, and its passes in the order of time: one for each way there or back. */
    private record Stage(BenchCase load, Totals expected, Bed bed, ContenderJvm ours, List<PassResult> passes) {
        double micros(Meter meter, int pass) {
            return meter.nanos(passes.get(pass)) / 1e3 / load.records();
        }

        double micros(Meter meter) {
            return Median.of(passes.stream()
                    .mapToDouble(result -> meter.nanos(result) / 1e3 / load.records())
                    .toArray());
        }

        /** Median of the ratios to the passes over another case in the same direction. */
        double ratio(Stage other, Meter meter) {
            double[] ratios = new double[passes.size()];
            Arrays.setAll(ratios, pass -> micros(meter, pass) / other.micros(meter, pass));
            return Median.of(ratios);
        }

        boolean isRight() {
            return passes.stream().allMatch(result -> result.totals().equals(expected));
        }
    }

    /** Fills the topic of one more case, and has a JVM warm up on it. */
    void prepare(BenchCase load, Duration warmUp, Path folder) throws InterruptedException {
        Bed bed = Bed.start(folder);
        progress.accept(load.name() + ": making " + load.records() + " records");
        Totals expected = new BenchTopics(bed).createFilled(load);
        Stage stage = new Stage(load, expected, bed, ContenderJvm.start(Contender.OURS, bed, 1), new ArrayList<>());
        stages.add(stage);
        stage.ours.warm(warmUp, result -> tell(stage, "warming up", result));
    }

    /** The report. */
    String measure() throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 2 * stages.size(); i++) {
                Stage stage = stages.get(i < stages.size() ? i : 2 * stages.size() - 1 - i);
                PassResult result = stage.ours.pass();
                stage.passes.add(result);
                tell(stage, "measured", result);
            }
        }
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%n%-14s %11s %12s", "CPU, µs each", "× the first", "stream threads"));
        text.append(String.format(
                Locale.ROOT, " %8s %8s %8s   %s%n", "process", "compiler", "broker", "process, each pass"));
        stages.forEach(stage -> text.append(line(stage)));
        return text.toString();
    }

    private String line(Stage stage) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-14s %11.2f %14.2f %8.2f %8.2f %8.2f  ",
                stage.load.name(),
                stage.ratio(stages.get(0), Meter.PROCESS),
                stage.micros(Meter.STREAM),
                stage.micros(Meter.PROCESS),
                stage.micros(Meter.COMPILER),
                stage.micros(Meter.BROKER)));
        for (int pass = 0; pass < stage.passes.size(); pass++) {
            line.append(String.format(Locale.ROOT, " %.2f", stage.micros(Meter.PROCESS, pass)));
        }
        return line.append(stage.isRight() ? "" : "  WRONG")
                .append(System.lineSeparator())
                .toString();
    }

    /** Whether the windows held what the oracle expects in every pass. */
    boolean isRight() {
        return stages.stream().allMatch(Stage::isRight);
    }

    private void tell(Stage stage, String what, PassResult result) {
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %s: %.2f µs per histogram, %.1f s",
                stage.load.name(),
                what,
                Meter.PROCESS.nanos(result) / 1e3 / stage.load.records(),
                result.wallNanos() / 1e9));
    }

    @Override
    public void close() {
        for (Stage stage : stages) {
            stage.ours.close();
            stage.bed.close();
        }
    }
}
