package fleetrtt.alert;

import fleetrtt.rules.Rule;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that select a subject, and the baselines they share. Subjects that are selected by the same rules share the
 * plan. Immutable.
 */
final class Plan {
    private final List<PlannedRule> tenSeconds;
    private final List<PlannedRule> minutes;
    private final List<BaselineKey> baselines;

    private Plan(List<PlannedRule> tenSeconds, List<PlannedRule> minutes, List<BaselineKey> baselines) {
        this.tenSeconds = tenSeconds;
        this.minutes = minutes;
        this.baselines = baselines;
    }

    static Plan of(List<Rule> rules) {
        List<BaselineKey> baselines =
                rules.stream().map(BaselineKey::of).distinct().toList();
        List<PlannedRule> planned = new ArrayList<>();
        for (Rule rule : rules) {
            planned.add(PlannedRule.of(rule, baselines.indexOf(BaselineKey.of(rule))));
        }
        return new Plan(of(planned, WindowSize.TEN_SECONDS), of(planned, WindowSize.ONE_MINUTE), baselines);
    }

    /** Those with the same baseline one after the other, so that what is computed from it serves all of them. */
    private static List<PlannedRule> of(List<PlannedRule> planned, WindowSize size) {
        return planned.stream()
                .filter(rule -> rule.rule().window() == size)
                .sorted((one, other) -> Integer.compare(one.baseline(), other.baseline()))
                .toList();
    }

    /** Rules that judge windows of a size. */
    List<PlannedRule> rules(WindowSize size) {
        return switch (size) {
            case TEN_SECONDS -> tenSeconds;
            case ONE_MINUTE -> minutes;
            case ONE_HOUR -> List.of();
        };
    }

    List<BaselineKey> baselines() {
        return baselines;
    }

    Optional<PlannedRule> find(String id) {
        return find(minutes, id).or(() -> find(tenSeconds, id));
    }

    private static Optional<PlannedRule> find(List<PlannedRule> rules, String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
