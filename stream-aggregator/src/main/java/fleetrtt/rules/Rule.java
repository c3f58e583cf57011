package fleetrtt.rules;

import fleetrtt.rules.expression.Condition;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.rules.expression.Template;
import fleetrtt.time.WindowSize;
import fleetrtt.yaml.Place;
import java.util.Map;

/**
 * One rule, checked and ready.
 *
 * @param group its group's name
 * @param alert its own name, unique within the group
 * @param window size of the windows it judges
 * @param selection which of them
 * @param condition what makes an alert of them
 * @param timing when
 * @param baseline what it compares with
 * @param labels by name; the same in all windows of a subject
 * @param annotations by name
 * @param place where it stands
 */
public record Rule(
        String group,
        String alert,
        WindowSize window,
        Selection selection,
        Condition condition,
        Timing timing,
        BaselineTerms baseline,
        Map<String, Template> labels,
        Map<String, Template> annotations,
        Place place) {
    public Rule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** What the rule is called among all rules, and in the alerts' topic. */
    public String id() {
        return group + "/" + alert;
    }

    public SubjectKind kind() {
        return selection.kind();
    }
}
