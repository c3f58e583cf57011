package fleetrtt.alert;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Alert;
import fleetrtt.wire.Culprit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose fault an alert is as far as is known now, and whose alert it therefore belongs to. */
final class Blame {
    private final Supplier<RuleSet> rules;
    private final Verdicts verdicts;

    Blame(Supplier<RuleSet> rules, Verdicts verdicts) {
        this.rules = rules;
        this.verdicts = verdicts;
    }

    /** Null when nobody is to blame, or it is not known who. */
    @Nullable Blamed of(Alert alert) {
        Blamed blamed = verdict(alert);
        return blamed == null || blamed.verdict().getCulprit() == Culprit.UNKNOWN ? null : blamed;
    }

    private @Nullable Blamed verdict(Alert alert) {
        return verdicts.of(
                SubjectKind.valueOf(alert.getKind().name()), alert.getSubject().toString());
    }

    /** With the verdict on its subject, be it that none is known; it belongs to no culprit. */
    Alert stamped(Alert alert) {
        Blamed blamed = verdict(alert);
        return blamed == null ? alert : stamped(alert, blamed, null);
    }

    /** With a verdict, as a member of the culprit's alert of that name; of none when it is null. */
    static Alert stamped(Alert alert, Blamed blamed, @Nullable String groupRule) {
        return Alert.newBuilder(alert)
                .setVerdict(blamed.verdict())
                .setCulprit(blamed.culprit())
                .setGroupRule(groupRule)
                .build();
    }

    /** What the culprit's alert is called. */
    AlertName name(Alert alert, Blamed blamed) {
        return CulpritAlert.name(blamed, labels(alert));
    }

    /** Those of its rule that are the same for all subjects. */
    Map<String, String> labels(Alert alert) {
        Map<String, String> same = new TreeMap<>();
        rules.get()
                .find(alert.getRule().toString())
                .ifPresent(rule -> rule.labels().forEach((name, template) -> {
                    if (!template.toString().contains("{{")) {
                        same.put(name, template.toString());
                    }
                }));
        return same;
    }
}
