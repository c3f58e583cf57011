package fleetrtt.rules.expression;

import java.util.Arrays;
import java.util.Optional;

/** The six comparisons; with something that is no number only inequality is true. */
enum Order {
    LESS("_<_"),
    AT_MOST("_<=_"),
    GREATER("_>_"),
    AT_LEAST("_>=_"),
    EQUAL("_==_"),
    UNEQUAL("_!=_");

    private final String function;

    Order(String function) {
        this.function = function;
    }

    /** By CEL's name of the operator. */
    static Optional<Order> of(String function) {
        return Arrays.stream(values())
                .filter(order -> order.function.equals(function))
                .findFirst();
    }

    /** Of two ints, or two durations in nanoseconds. */
    TruthNode ofWholes(WholeNode left, WholeNode right) {
        return switch (this) {
            case LESS -> values -> Truth.of(left.of(values) < right.of(values));
            case AT_MOST -> values -> Truth.of(left.of(values) <= right.of(values));
            case GREATER -> values -> Truth.of(left.of(values) > right.of(values));
            case AT_LEAST -> values -> Truth.of(left.of(values) >= right.of(values));
            case EQUAL -> values -> Truth.of(left.of(values) == right.of(values));
            case UNEQUAL -> values -> Truth.of(left.of(values) != right.of(values));
        };
    }

    TruthNode ofReals(RealNode left, RealNode right) {
        return switch (this) {
            case LESS -> values -> Truth.of(left.of(values) < right.of(values));
            case AT_MOST -> values -> Truth.of(left.of(values) <= right.of(values));
            case GREATER -> values -> Truth.of(left.of(values) > right.of(values));
            case AT_LEAST -> values -> Truth.of(left.of(values) >= right.of(values));
            case EQUAL -> values -> Truth.of(left.of(values) == right.of(values));
            case UNEQUAL -> values -> Truth.of(left.of(values) != right.of(values));
        };
    }
}
