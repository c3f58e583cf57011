package fleetrtt.alert;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what it costs to judge windows of 100,000 peers by 20 rules, and what is kept of a peer. Run it by hand. */
public final class EvaluationCost {
    /** Of this thread alone: what else the machine does does not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int PEERS = 100_000;
    private static final int ROUNDS = 40;
    private static final int MEASURED = 20;
    private static final List<String> CONDITIONS = List.of(
            "slowdown > 2.0 && p50 > duration(\"20ms\")",
            "slowdown > 4.0 && samples > 1000",
            "p99 > duration(\"2s\") && hosts >= 2",
            "p50 - baseline.p50 > duration(\"50ms\")",
            "excess > duration(\"100ms\") || p90 > 10 * min_rtt",
            "p99 / p50 > 100.0 && !remote.startsWith(\"10.0.\")",
            "mean > 4 * baseline.p50 && shift > 1.5",
            "p90.low > 2 * baseline.p90.high",
            "samples > 1000000",
            "hosts > 500 ? p50 > duration(\"1s\") : p50 > duration(\"4s\")");

    private EvaluationCost() {}

    public static void main(String[] args) {
        RuleSet rules = TestRules.of(
                IntStream.range(0, 20).mapToObj(EvaluationCost::rule).collect(Collectors.joining("\n")));
        System.out.printf(
                "%d rules, %d of them as closures%n",
                rules.rules().size(),
                rules.rules().stream()
                        .map(Rule::condition)
                        .filter(condition -> condition.isPrimitive())
                        .count());
        long empty = heap();
        Subjects subjects = new Subjects(rules);
        measure(subjects, rules.rules().size());
        System.out.printf("%d bytes of heap per peer%n", (heap() - empty) / PEERS);
        System.out.printf("%d peers remembered%n", subjects.size());
    }

    private static String rule(int index) {
        return "- {alert: R%d, for: 3m, expr: '%s'}".formatted(index, CONDITIONS.get(index % CONDITIONS.size()));
    }

    private static void measure(Subjects subjects, int rules) {
        int[] told = {0};
        Evaluator evaluator = new Evaluator(new AlertSink() {
            @Override
            public void tell(AlertKey key, Alert alert) {
                told[0]++;
            }

            @Override
            public void forget(AlertKey key) {
                told[0]++;
            }
        });
        List<RttHistogram> histograms = histograms(new Random(1));
        List<Subject> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            peers.add(Subject.peer("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));
        }
        long nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            for (int i = 0; i < PEERS; i++) {
                SubjectState state = subjects.of(peers.get(i));
                evaluator.judge(state, window(peers.get(i), round, histograms.get((i + round) % histograms.size())));
                subjects.noteActivity(state);
                if (state.isWorthWriting(round * 60_000L)) {
                    state.written(round * 60_000L);
                }
            }
            nanos += round < ROUNDS - MEASURED ? 0 : CPU.getCurrentThreadCpuTime() - start;
        }
        double perWindow = (double) nanos / MEASURED / PEERS;
        System.out.printf(
                "%.0f ns per window, %.1f ns per (window, rule), %.2f %% of a core at %d peers a minute; %d told%n",
                perWindow, perWindow / rules, perWindow * PEERS / 60e9 * 100, PEERS, told[0]);
    }

    private static SubjectWindow window(Subject peer, int minute, RttHistogram rtt) {
        return new SubjectWindow(
                peer,
                WindowSize.ONE_MINUTE,
                minute * 60_000L,
                rtt,
                3,
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static List<RttHistogram> histograms(Random random) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> {
                    long[] values = random.doubles(300)
                            .mapToLong(share -> (long) (5_000 * Math.exp(2 * share)))
                            .toArray();
                    Log2Histogram slots = Log2Histogram.ofValues(values);
                    return new RttHistogram(
                            slots, java.util.Arrays.stream(values).sum(), OptionalLong.of(4_000));
                })
                .toList();
    }

    private static long heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
