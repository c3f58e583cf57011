package fleetrtt.rules.expression;

import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.INT;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.List;

/**
 * {@link Durations} as overloads of CEL's operators, for its type checker and for its runtime; and sum and difference,
 * which CEL 0.11 refuses where they are negative.
 */
final class DurationOverloads {
    static final String DURATION_TIMES_DOUBLE = "multiply_duration_double";
    static final String DOUBLE_TIMES_DURATION = "multiply_double_duration";
    static final String DURATION_TIMES_INT = "multiply_duration_int64";
    static final String INT_TIMES_DURATION = "multiply_int64_duration";
    static final String DURATION_BY_DOUBLE = "divide_duration_double";
    static final String DURATION_BY_INT = "divide_duration_int64";
    static final String DURATION_BY_DURATION = "divide_duration_duration";

    static final String SUM = "add_duration_duration";
    static final String DIFFERENCE = "subtract_duration_duration";

    private static final String TIMES = "_*_";
    private static final String BY = "_/_";

    private DurationOverloads() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                declare(TIMES, DURATION_TIMES_DOUBLE, DURATION, DURATION, DOUBLE),
                declare(TIMES, DOUBLE_TIMES_DURATION, DURATION, DOUBLE, DURATION),
                declare(TIMES, DURATION_TIMES_INT, DURATION, DURATION, INT),
                declare(TIMES, INT_TIMES_DURATION, DURATION, INT, DURATION),
                declare(BY, DURATION_BY_DOUBLE, DURATION, DURATION, DOUBLE),
                declare(BY, DURATION_BY_INT, DURATION, DURATION, INT),
                declare(BY, DURATION_BY_DURATION, DOUBLE, DURATION, DURATION));
    }

    private static CelFunctionDecl declare(
            String operator, String overload, CelType result, CelType left, CelType right) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator, CelOverloadDecl.newGlobalOverload(overload, result, left, right));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(SUM, Duration.class, Duration.class, Duration::plus),
                CelFunctionBinding.from(DIFFERENCE, Duration.class, Duration.class, Duration::minus),
                CelFunctionBinding.from(DURATION_TIMES_DOUBLE, Duration.class, Double.class, DurationOverloads::times),
                CelFunctionBinding.from(
                        DOUBLE_TIMES_DURATION, Double.class, Duration.class, (factor, span) -> times(span, factor)),
                CelFunctionBinding.from(DURATION_TIMES_INT, Duration.class, Long.class, DurationOverloads::times),
                CelFunctionBinding.from(
                        INT_TIMES_DURATION, Long.class, Duration.class, (factor, span) -> times(span, factor)),
                CelFunctionBinding.from(DURATION_BY_DOUBLE, Duration.class, Double.class, DurationOverloads::by),
                CelFunctionBinding.from(DURATION_BY_INT, Duration.class, Long.class, DurationOverloads::by),
                CelFunctionBinding.from(
                        DURATION_BY_DURATION,
                        Duration.class,
                        Duration.class,
                        (span, divisor) -> Durations.ratio(span.toNanos(), divisor.toNanos())));
    }

    private static Duration times(Duration span, Number factor) {
        return Duration.ofNanos(Durations.times(span.toNanos(), factor.doubleValue()));
    }

    private static Duration by(Duration span, Number divisor) {
        return Duration.ofNanos(Durations.dividedBy(span.toNanos(), divisor.doubleValue()));
    }
}
