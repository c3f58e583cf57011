package fleetrtt.rules.expression;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Comparison;
import java.util.List;
import java.util.Set;

/**
 * Comparisons of an int with a double as CEL's specification has them: with NaN none of them is true, and -0.0 is 0.
 * The runtime of CEL 0.11 compares so among doubles, but takes NaN for greater than every int and -0.0 for less than 0,
 * so that {@code p99 / p50 > 10} would be true of a window in which both are 0.
 */
final class MixedComparisons {
    /** What the runtime has of its own for these. */
    static final Set<Comparison> REPLACED = Set.of(
            Comparison.LESS_INT64_DOUBLE,
            Comparison.LESS_DOUBLE_INT64,
            Comparison.LESS_EQUALS_INT64_DOUBLE,
            Comparison.LESS_EQUALS_DOUBLE_INT64,
            Comparison.GREATER_INT64_DOUBLE,
            Comparison.GREATER_DOUBLE_INT64,
            Comparison.GREATER_EQUALS_INT64_DOUBLE,
            Comparison.GREATER_EQUALS_DOUBLE_INT64);

    private MixedComparisons() {}

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("less_int64_double", Long.class, Double.class, (whole, real) -> whole < real),
                CelFunctionBinding.from("less_double_int64", Double.class, Long.class, (real, whole) -> real < whole),
                CelFunctionBinding.from(
                        "less_equals_int64_double", Long.class, Double.class, (whole, real) -> whole <= real),
                CelFunctionBinding.from(
                        "less_equals_double_int64", Double.class, Long.class, (real, whole) -> real <= whole),
                CelFunctionBinding.from(
                        "greater_int64_double", Long.class, Double.class, (whole, real) -> whole > real),
                CelFunctionBinding.from(
                        "greater_double_int64", Double.class, Long.class, (real, whole) -> real > whole),
                CelFunctionBinding.from(
                        "greater_equals_int64_double", Long.class, Double.class, (whole, real) -> whole >= real),
                CelFunctionBinding.from(
                        "greater_equals_double_int64", Double.class, Long.class, (real, whole) -> real >= whole));
    }
}
