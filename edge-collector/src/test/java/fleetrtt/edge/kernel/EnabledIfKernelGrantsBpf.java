package fleetrtt.edge.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips, with the reason on one line, where {@link RttProbe#refusal} has one; fails instead where
 * {@code FLEETRTT_REQUIRE_KERNEL=1} says that this machine can run BPF programs.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledIfKernelGrantsBpf.Condition.class)
public @interface EnabledIfKernelGrantsBpf {
    /** Asks the kernel. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> refusal = RttProbe.refusal();
            if (refusal.isPresent() && "1".equals(System.getenv("FLEETRTT_REQUIRE_KERNEL"))) {
                throw new AssertionError("this machine runs BPF programs, but not ours: " + refusal.get());
            }
            return refusal.map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the kernel grants BPF"));
        }
    }
}
