package fleetrtt.system.kafka;

import fleetrtt.system.engine.Engine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a class whole where {@link KafkaAndRegistry} is to come as containers and no engine answers. For those that start
 * it before their tests, or what ends it after them would miss what never began.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledIfKafka.Condition.class)
public @interface EnabledIfKafka {
    /** Asks for the engine only where it is needed. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Provider.chosen() != Provider.CONTAINERS || Engine.isThere()
                    ? ConditionEvaluationResult.enabled("there is a broker")
                    : ConditionEvaluationResult.disabled(Engine.MISSING);
        }
    }
}
