package fleetrtt.bench.alerts;

import fleetrtt.alert.AlertSink;
import fleetrtt.alert.Rehearsal;
import fleetrtt.alert.SubjectWindow;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.Language;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to judge a window by twenty rules, baselines included, where 100,000 peers are remembered; by JMH. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // JMH calls open before anything else.
public class Evaluation {
    private static final int PEERS = 100_000;
    private static final int HISTOGRAMS = 1_000;
    private static final int SAMPLES = 300;

    private List<Subject> peers;
    private List<RttHistogram> histograms;
    private Rehearsal rehearsal;
    private int minute;

    @Setup
    public void open() throws IOException, RuleFaults {
        Path folder = Files.createTempDirectory("fleetrtt-bench");
        Path file = TwentyRules.file(folder);
        rehearsal = new Rehearsal(RuleSet.read(List.of(file), Language.create()), nobody());
        Files.delete(file);
        Files.delete(folder);
        peers = IntStream.range(0, PEERS)
                .mapToObj(i -> Subject.peer("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)))
                .toList();
        Random random = new Random(1);
        histograms =
                IntStream.range(0, HISTOGRAMS).mapToObj(i -> histogram(random)).toList();
    }

    private static RttHistogram histogram(Random random) {
        long[] micros = random.doubles(SAMPLES)
                .mapToLong(share -> (long) (5_000 * Math.exp(2 * share)))
                .toArray();
        return new RttHistogram(
                Log2Histogram.ofValues(micros), LongStream.of(micros).sum(), OptionalLong.of(4_000));
    }

    private static AlertSink nobody() {
        return new AlertSink() {
            @Override
            public void tell(AlertKey key, Alert alert) {}

            @Override
            public void forget(AlertKey key) {}
        };
    }

    /** A minute of all peers. */
    @Benchmark
    @OperationsPerInvocation(PEERS)
    public void judge() {
        for (int i = 0; i < PEERS; i++) {
            rehearsal.take(new SubjectWindow(
                    peers.get(i),
                    WindowSize.ONE_MINUTE,
                    minute * 60_000L,
                    histograms.get((i + minute) % HISTOGRAMS),
                    3,
                    List.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty()));
        }
        minute++;
    }
}
