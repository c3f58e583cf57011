package fleetrtt.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips, with the reason, where chromium, node or npm are not installed; fails instead when the environment variable
 * {@code FLEETRTT_REQUIRE_BROWSER=1} says that this machine has them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledIfBrowser.Condition.class)
@interface EnabledIfBrowser {

    /** Looks for the programs on the path. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = List.of("chromium", "node", "npm").stream()
                    .filter(program -> Programs.find(program).isEmpty())
                    .toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("there is a browser");
            }
            String reason = "not on the path: " + String.join(", ", missing);
            if ("1".equals(System.getenv("FLEETRTT_REQUIRE_BROWSER"))) {
                throw new AssertionError("FLEETRTT_REQUIRE_BROWSER=1, but " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
