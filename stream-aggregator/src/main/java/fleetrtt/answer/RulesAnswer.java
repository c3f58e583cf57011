package fleetrtt.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force.
 *
 * @param faults of files that were read since; the rules before them stay in force
 */
public record RulesAnswer(
        List<String> files, @Nullable Long loadedMillis, List<String> faults, List<RuleAnswer> rules) {
    /** One of them. */
    public record RuleAnswer(
            String rule,
            String kind,
            long windowMillis,
            String expr,
            long forMillis,
            long keepFiringForMillis,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
