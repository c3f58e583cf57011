package fleetrtt.alert;

import fleetrtt.rules.Rule;
import fleetrtt.rules.Selection;

/**
 * A rule as it judges windows.
 *
 * @param rule the rule
 * @param id its id
 * @param baseline index among the baselines of its {@link Plan}
 * @param leastHistoryMillis below which that baseline counts as not there
 */
record PlannedRule(Rule rule, String id, int baseline, long leastHistoryMillis) {
    static PlannedRule of(Rule rule, int baseline) {
        return new PlannedRule(
                rule, rule.id(), baseline, rule.baseline().history().toMillis());
    }

    Judgement judge(SubjectWindow window, WindowValues values, Baseline with) {
        Selection selection = rule.selection();
        if (window.rtt().samples() < selection.minSamples() || window.hosts() < selection.minHosts()) {
            return Judgement.THIN;
        }
        if (selection.minCompleteness() > 0
                && Completeness.of(window.hostsExpected(), window.hostsReporting()) < selection.minCompleteness()) {
            return Judgement.WITHHELD;
        }
        values.compareWith(with, leastHistoryMillis);
        return switch (rule.condition().test(values)) {
            case TRUE -> Judgement.SLOW;
            case FALSE -> Judgement.WELL;
            case UNDEFINED -> Judgement.THIN;
        };
    }
}
