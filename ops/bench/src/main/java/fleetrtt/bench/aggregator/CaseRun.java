package fleetrtt.bench.aggregator;

import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One case: a bed of its own, the topic filled once, then all contenders in turn, there and back (A B C C B A), so that
 * whatever drifts hits all of them alike. Each round has new JVMs, which warm up equally long before they are measured.
 */
final class CaseRun {
    private final BenchCase load;
    private final int rounds;
    private final Duration warmUp;
    private final Consumer<String> progress;

    CaseRun(BenchCase load, int rounds, Duration warmUp, Consumer<String> progress) {
        this.load = load;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    CaseReport run(Path folder) throws InterruptedException {
        try (Bed bed = Bed.start(folder)) {
            progress.accept(load.name() + ": making " + load.records() + " records");
            Totals expected = new BenchTopics(bed).createFilled(load);
            List<Map<Contender, PassResult>> turns = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                turns.addAll(round(bed, round));
            }
            return new CaseReport(load, expected, bed.admin().bytesOnDisk(Topics.INTERVALS), turns);
        }
    }

    private List<Map<Contender, PassResult>> round(Bed bed, int round) throws InterruptedException {
        List<ContenderJvm> jvms = new ArrayList<>();
        try {
            for (Contender contender : Contender.values()) {
                ContenderJvm jvm = ContenderJvm.start(contender, bed, round);
                jvms.add(jvm);
                jvm.warm(warmUp, result -> tell("warming up", result));
            }
            Map<Contender, PassResult> there = turn(jvms);
            Collections.reverse(jvms);
            return List.of(there, turn(jvms));
        } finally {
            jvms.forEach(ContenderJvm::close);
        }
    }

    private Map<Contender, PassResult> turn(List<ContenderJvm> jvms) throws InterruptedException {
        Map<Contender, PassResult> turn = new EnumMap<>(Contender.class);
        for (ContenderJvm jvm : jvms) {
            PassResult result = jvm.pass();
            tell("measured", result);
            turn.put(result.contender(), result);
        }
        return turn;
    }

    private void tell(String what, PassResult result) {
        double micros = result.processNanos() / 1e3 / load.records();
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %s, %s: %.2f µs per histogram, %.1f s",
                load.name(),
                result.contender().label(),
                what,
                micros,
                result.wallNanos() / 1e9));
    }
}
