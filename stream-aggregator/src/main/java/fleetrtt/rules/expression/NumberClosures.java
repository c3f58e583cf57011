package fleetrtt.rules.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The numeric half of {@link Closures}: arithmetic and comparisons of ints, durations and doubles. */
final class NumberClosures {
    private final Checked checked;
    private final Closures closures;

    NumberClosures(Checked checked, Closures closures) {
        this.checked = checked;
        this.closures = closures;
    }

    /** Empty when it is no comparison of numbers. */
    Optional<TruthNode> comparison(CelExpr part) {
        Optional<Order> order = Order.of(part.call().function());
        List<CelExpr> arguments = Checked.arguments(part);
        if (order.isEmpty() || !isNumber(arguments.get(0)) || !isNumber(arguments.get(1))) {
            return Optional.empty();
        }
        CelExpr left = arguments.get(0);
        CelExpr right = arguments.get(1);
        TruthNode compared = isReal(left) || isReal(right)
                ? order.get().ofReals(real(left), real(right))
                : order.get().ofWholes(whole(left), whole(right));
        return Optional.of(guarded(compared, checked.variables(part)));
    }

    private static TruthNode guarded(TruthNode comparison, long variables) {
        return values -> {
            if ((values.undefined() & variables) != 0) {
                return Truth.UNDEFINED;
            }
            try {
                return comparison.of(values);
            } catch (ArithmeticException e) {
                return Truth.UNDEFINED;
            }
        };
    }

    private boolean isNumber(CelExpr part) {
        CelType type = checked.type(part);
        return type.equals(SimpleType.INT) || type.equals(SimpleType.DURATION) || type.equals(SimpleType.DOUBLE);
    }

    private boolean isReal(CelExpr part) {
        return checked.type(part).equals(SimpleType.DOUBLE);
    }

    private WholeNode whole(CelExpr part) {
        Optional<Object> constant = checked.constant(part);
        if (constant.isPresent()) {
            long number = wholeConstant(constant.get());
            return values -> number;
        }
        Optional<Variable> variable = checked.variable(part);
        if (variable.isPresent()) {
            Variable named = variable.get();
            return values -> values.whole(named);
        }
        requireCall(part);
        return wholeCall(part);
    }

    private static long wholeConstant(Object constant) {
        if (constant instanceof Long number) {
            return number;
        }
        if (constant instanceof Duration duration && Durations.isInRange(duration)) {
            return duration.toNanos();
        }
        throw new Foreign("no number of nanoseconds");
    }

    private WholeNode wholeCall(CelExpr call) {
        List<CelExpr> arguments = Checked.arguments(call);
        return switch (checked.overload(call)) {
            case "add_int64", "add_duration_duration" -> Arithmetic.ADD.ofWholes(left(call), right(call));
            case "subtract_int64", "subtract_duration_duration" ->
                Arithmetic.SUBTRACT.ofWholes(left(call), right(call));
            case "multiply_int64" -> Arithmetic.MULTIPLY.ofWholes(left(call), right(call));
            case "divide_int64" -> Arithmetic.DIVIDE.ofWholes(left(call), right(call));
            case "modulo_int64" -> Arithmetic.MODULO.ofWholes(left(call), right(call));
            case "negate_int64" -> negated(whole(arguments.get(0)));
            case DurationOverloads.DURATION_TIMES_DOUBLE, DurationOverloads.DURATION_TIMES_INT ->
                product(whole(arguments.get(0)), real(arguments.get(1)));
            case DurationOverloads.DOUBLE_TIMES_DURATION, DurationOverloads.INT_TIMES_DURATION ->
                product(whole(arguments.get(1)), real(arguments.get(0)));
            case DurationOverloads.DURATION_BY_DOUBLE, DurationOverloads.DURATION_BY_INT ->
                quotient(whole(arguments.get(0)), real(arguments.get(1)));
            case "conditional" -> choice(call, arguments);
            default -> throw new Foreign(call.call().function());
        };
    }

    private WholeNode left(CelExpr call) {
        return whole(Checked.arguments(call).get(0));
    }

    private WholeNode right(CelExpr call) {
        return whole(Checked.arguments(call).get(1));
    }

    private static WholeNode negated(WholeNode part) {
        return values -> Math.negateExact(part.of(values));
    }

    private static WholeNode product(WholeNode duration, RealNode factor) {
        return values -> Durations.times(duration.of(values), factor.of(values));
    }

    private static WholeNode quotient(WholeNode duration, RealNode divisor) {
        return values -> Durations.dividedBy(duration.of(values), divisor.of(values));
    }

    private WholeNode choice(CelExpr call, List<CelExpr> arguments) {
        TruthNode condition = condition(call, arguments);
        WholeNode yes = whole(arguments.get(1));
        WholeNode no = whole(arguments.get(2));
        return values -> isTrue(condition, values) ? yes.of(values) : no.of(values);
    }

    /** The comparison's guard asks for all variables at once, but of a choice CEL asks only for those of one branch. */
    private TruthNode condition(CelExpr call, List<CelExpr> arguments) {
        if ((checked.variables(call) & Variable.PERHAPS_UNDEFINED) != 0) {
            throw new Foreign("a choice between values that may be undefined");
        }
        return closures.truth(arguments.get(0));
    }

    private static boolean isTrue(TruthNode condition, Values values) {
        Truth truth = condition.of(values);
        if (truth == Truth.UNDEFINED) {
            throw new ArithmeticException("the condition has no result");
        }
        return truth == Truth.TRUE;
    }

    private RealNode real(CelExpr part) {
        if (!isReal(part)) {
            WholeNode whole = whole(part);
            return whole::of;
        }
        if (checked.constant(part).orElse(null) instanceof Double constant) {
            double number = constant;
            return values -> number;
        }
        Optional<Variable> variable = checked.variable(part);
        if (variable.isPresent()) {
            Variable named = variable.get();
            return values -> values.real(named);
        }
        requireCall(part);
        return realCall(part);
    }

    private RealNode realCall(CelExpr call) {
        List<CelExpr> arguments = Checked.arguments(call);
        return switch (checked.overload(call)) {
            case "add_double" -> Arithmetic.ADD.ofReals(real(arguments.get(0)), real(arguments.get(1)));
            case "subtract_double" -> Arithmetic.SUBTRACT.ofReals(real(arguments.get(0)), real(arguments.get(1)));
            case "multiply_double" -> Arithmetic.MULTIPLY.ofReals(real(arguments.get(0)), real(arguments.get(1)));
            case "divide_double" -> Arithmetic.DIVIDE.ofReals(real(arguments.get(0)), real(arguments.get(1)));
            case "negate_double" -> minus(real(arguments.get(0)));
            case "int64_to_double" -> real(arguments.get(0));
            case DurationOverloads.DURATION_BY_DURATION -> ratio(whole(arguments.get(0)), whole(arguments.get(1)));
            case "conditional" -> realChoice(call, arguments);
            default -> throw new Foreign(call.call().function());
        };
    }

    private static RealNode minus(RealNode part) {
        return values -> -part.of(values);
    }

    private static RealNode ratio(WholeNode duration, WholeNode divisor) {
        return values -> Durations.ratio(duration.of(values), divisor.of(values));
    }

    private RealNode realChoice(CelExpr call, List<CelExpr> arguments) {
        TruthNode condition = condition(call, arguments);
        RealNode yes = real(arguments.get(1));
        RealNode no = real(arguments.get(2));
        return values -> isTrue(condition, values) ? yes.of(values) : no.of(values);
    }

    private static void requireCall(CelExpr part) {
        if (part.getKind() != Kind.CALL) {
            throw new Foreign("no number");
        }
    }
}
