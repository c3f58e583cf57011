package fleetrtt.rules.expression;

/** Part of an expression that is an int, or a duration in whole nanoseconds. Thread-safe. */
@FunctionalInterface
interface WholeNode {
    /**
     * Its value.
     *
     * @throws ArithmeticException when there is none
     */
    long of(Values values);
}
