package fleetrtt.api;

import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.answer.Measured;
import fleetrtt.answer.Ranking;
import fleetrtt.answer.Rtt;
import fleetrtt.answer.SparkPoint;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.history.Kind;
import fleetrtt.history.PartitionView;
import fleetrtt.history.SubjectSum;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.WireHistograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a ranked list of one partition. Baselines and sparks cost as much as the list itself and are looked
 * up for those that are shown only, unless the list is ranked by them.
 *
 * @param kind of subjects
 * @param span of the list
 * @param ranking by what
 * @param descending whether the greatest comes first
 * @param limit rows, at most
 * @param spark whether rows carry small series
 * @param wanted which subjects
 * @param row makes a row of what is known
 * @param <R> kind of rows
 */
record RankedList<R extends Measured>(
        Kind kind,
        Span span,
        Ranking ranking,
        boolean descending,
        int limit,
        boolean spark,
        Predicate<Subject> wanted,
        RowMaker<R> row) {
    private static final long BASELINE_MILLIS = 24 * WindowSize.ONE_HOUR.millis();
    private static final long LEAST_BASELINE = 20;
    private static final int SPARKS = 32;

    /** Makes a row. */
    @FunctionalInterface
    interface RowMaker<R> {
        R row(
                String name,
                int hosts,
                @Nullable Double shift,
                @Nullable Double slowdown,
                Rtt rtt,
                List<SparkPoint> spark);
    }

    /** The rows, and of how many they are the first. */
    record Found<R>(int found, List<R> rows) {}

    private record Bare(
            String name,
            Subject subject,
            int hosts,
            Rtt rtt,
            @Nullable Double shift) implements Measured {
        @Override
        public @Nullable Double excessMicros() {
            return rtt.excessMicros();
        }

        @Override
        public @Nullable Double slowdown() {
            return shift == null ? null : Double.valueOf(Math.pow(2, shift));
        }
    }

    Found<R> of(PartitionView view) {
        Map<Subject, SubjectSum> sums = view.all(kind, span.cover(), wanted);
        Map<Subject, SubjectSum> baselines =
                ranking == Ranking.SLOWDOWN ? view.all(kind, baseline(), sums::containsKey) : Map.of();
        List<Bare> rows = new ArrayList<>();
        sums.forEach((subject, sum) -> rows.add(bare(subject, sum, baselines.get(subject))));
        List<R> first = new ArrayList<>();
        for (Bare bare : ranking.first(rows, descending, limit)) {
            first.add(whole(view, bare));
        }
        return new Found<>(rows.size(), first);
    }

    private static Bare bare(Subject subject, SubjectSum sum, @Nullable SubjectSum baseline) {
        RttHistogram rtt = sum.rtt();
        return new Bare(subject.toString(), subject, sum.hosts(), Rtt.of(rtt), shift(rtt, baseline));
    }

    private static @Nullable Double shift(RttHistogram rtt, @Nullable SubjectSum baseline) {
        if (baseline == null || baseline.isEmpty()) {
            return null;
        }
        RttHistogram before = baseline.rtt();
        return before.samples() < LEAST_BASELINE
                ? null
                : Double.valueOf(rtt.slots().shiftFrom(before.slots()));
    }

    private R whole(PartitionView view, Bare bare) {
        Double shift = bare.shift();
        if (ranking != Ranking.SLOWDOWN) {
            shift = shift(bare.rtt().histogram(), view.of(bare.subject(), baseline(), false));
        }
        return row.row(
                bare.name(),
                bare.hosts(),
                shift,
                shift == null ? null : Double.valueOf(Math.pow(2, shift)),
                bare.rtt(),
                spark ? sparks(view, bare.subject()) : List.of());
    }

    /** The hours before the span. */
    private List<WindowKey> baseline() {
        long from = WindowSize.ONE_HOUR
                .windowAt(span.fromMillis() - BASELINE_MILLIS)
                .startMillis();
        return Span.cover(from, span.fromMillis());
    }

    private List<SparkPoint> sparks(PartitionView view, Subject subject) {
        List<SparkPoint> points = new ArrayList<>();
        for (Span step : span.steps(SPARKS)) {
            RttHistogram rtt = view.of(subject, step.cover(), false).rtt();
            if (!rtt.slots().isEmpty()) {
                points.add(
                        new SparkPoint(step.fromMillis(), rtt.slots().firstSlot(), WireHistograms.counts(rtt.slots())));
            }
        }
        return points;
    }
}
