package fleetrtt.bench.prometheus;

import java.util.List;
import java.util.Locale;

/** Outcomes as people read them, ratios first; the first outcome is what the others are held against. */
final class OutcomeTable {
    private static final double MIB = 1 << 20;

    private OutcomeTable() {}

    static String text(Plan plan, List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder(line(
                "%n%,d hosts x %,d addresses, %,d addresses in all, %d intervals of 10 s after %d: %,d histograms%n%n",
                plan.hosts(), plan.remotes(), plan.peers(), plan.intervals(), plan.warmUps(), plan.histograms()));
        text.append(line("%-24s %12s %12s %12s%n", "times ours", "CPU", "resident", "bytes"));
        Outcome ours = outcomes.get(0);
        outcomes.stream().skip(1).forEach(outcome -> text.append(ratios(outcome, ours)));
        text.append(line(
                "%n%-24s %14s %9s %13s %9s %11s%n",
                "", "CPU s/million", "cores", "resident MiB", "peak MiB", "bytes each"));
        outcomes.forEach(
                outcome -> outcome.figures().forEach(figures -> text.append(absolute(plan, outcome, figures))));
        return text.toString();
    }

    private static String ratios(Outcome outcome, Outcome ours) {
        Figures its = outcome.whole();
        return line(
                "%-24s %12.2f %12.2f %12.2f%n",
                its.label(),
                (double) its.cpu().toMillis() / ours.whole().cpu().toMillis(),
                (double) its.residentBytes() / ours.whole().residentBytes(),
                (double) outcome.bytes() / ours.bytes());
    }

    private static String absolute(Plan plan, Outcome outcome, Figures figures) {
        return line(
                "%-24s %14.1f %9.3f %13.0f %9.0f %11.1f%s%n",
                figures.label(),
                figures.cpuSecondsPerMillion(plan.histograms()),
                (double) figures.cpu().toMillis() / (plan.intervals() * Plan.INTERVAL_MILLIS),
                figures.residentBytes() / MIB,
                figures.peakBytes() / MIB,
                (double) outcome.bytes() / plan.histograms(),
                outcome.right() ? "" : "  WRONG: it has not every sample");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
