package fleetrtt.bench.alerts;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A {@link FaultScore} as a table. */
final class FaultReport {
    private FaultReport() {}

    static String text(FaultScore score) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d faults of 30 min; recall, and of those that add a millisecond or more%n%n%-18s",
                score.faults().size(),
                "samples a minute"));
        FaultSet.FACTORS.forEach(factor -> text.append(String.format(Locale.ROOT, "%24s", "×" + factor)));
        text.append('\n');
        for (TrafficLevel level : TrafficLevel.values()) {
            row(text, level.label(), score, fault -> fault.level() == level);
        }
        row(text, "all from 200", score, fault -> fault.level() != TrafficLevel.SELDOM);
        text.append(String.format(Locale.ROOT, "%nprecision %.1f %%%n", 100 * score.precision()));
        TreeSet<String> rules = new TreeSet<>(score.right().keySet());
        rules.addAll(score.wrong().keySet());
        rules.forEach(rule -> text.append(String.format(
                Locale.ROOT,
                "  %-14s %4d right, %d wrong%n",
                rule,
                score.right().getOrDefault(rule, 0),
                score.wrong().getOrDefault(rule, 0))));
        List<Long> delays = score.delays().values().stream().sorted().toList();
        if (!delays.isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "found after %d s in the median, %d s at most%n",
                    delays.get(delays.size() / 2),
                    delays.get(delays.size() - 1)));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String label, FaultScore score, Predicate<InjectedFault> some) {
        text.append(String.format(Locale.ROOT, "%-18s", label));
        for (double factor : FaultSet.FACTORS) {
            Predicate<InjectedFault> cell = some.and(fault -> fault.factor() == factor);
            long number = score.faults().stream().filter(cell).count();
            text.append(String.format(
                    Locale.ROOT,
                    "%24s",
                    percent(score.recall(cell)) + ", " + percent(score.recall(cell.and(InjectedFault::isNoticeable)))
                            + " of " + number));
        }
        text.append('\n');
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
