package fleetrtt.aggregator;

import fleetrtt.answer.RulesAnswer;
import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleFiles;
import fleetrtt.rules.RuleStatus;
import fleetrtt.rules.expression.Template;
import java.util.Map;
import java.util.TreeMap;

/** The rules of one instance as they are answered. */
final class RulesInForce {
    private RulesInForce() {}

    static RulesAnswer of(RuleFiles files) {
        RuleStatus status = files.status();
        return new RulesAnswer(
                status.files(),
                status.files().isEmpty() ? null : Long.valueOf(status.loadedAt().toEpochMilli()),
                status.faults(),
                files.get().rules().stream().map(RulesInForce::rule).toList());
    }

    private static RulesAnswer.RuleAnswer rule(Rule rule) {
        return new RulesAnswer.RuleAnswer(
                rule.id(),
                rule.kind().label(),
                rule.window().millis(),
                rule.condition().toString(),
                rule.timing().holdFor().toMillis(),
                rule.timing().keepFiringFor().toMillis(),
                texts(rule.labels()),
                texts(rule.annotations()));
    }

    private static Map<String, String> texts(Map<String, Template> templates) {
        Map<String, String> texts = new TreeMap<>();
        templates.forEach((name, template) -> texts.put(name, template.toString()));
        return texts;
    }
}
