package fleetrtt.bench.aggregator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was measured of one case.
 *
 * @param load the case
 * @param expected what the windows must hold, by the oracle
 * @param inputBytes of the intervals topic on disk
 * @param turns passes of all contenders that ran one after another
 */
record CaseReport(BenchCase load, Totals expected, long inputBytes, List<Map<Contender, PassResult>> turns) {
    CaseReport {
        turns = List.copyOf(turns);
    }

    /** Median over the turns, in microseconds per histogram. */
    double micros(Contender contender, Meter meter) {
        return Median.of(turns.stream()
                .mapToDouble(turn -> meter.nanos(of(turn, contender)) / 1e3 / load.records())
                .toArray());
    }

    /** Median of the ratios within each turn. */
    double ratio(Contender one, Contender other, Meter meter) {
        return Median.of(turns.stream()
                .mapToDouble(turn -> (double) meter.nanos(of(turn, one)) / meter.nanos(of(turn, other)))
                .toArray());
    }

    /** The last pass of a contender. */
    PassResult last(Contender contender) {
        return of(turns.get(turns.size() - 1), contender);
    }

    /** Whether floors and ours added up what the oracle expects in every pass. */
    boolean isRight() {
        return turns.stream()
                .flatMap(turn ->
                        Stream.of(of(turn, Contender.FLOOR), of(turn, Contender.WRITER), of(turn, Contender.OURS)))
                .allMatch(result -> result.totals().equals(expected));
    }

    private static PassResult of(Map<Contender, PassResult> turn, Contender contender) {
        return Objects.requireNonNull(turn.get(contender));
    }
}
