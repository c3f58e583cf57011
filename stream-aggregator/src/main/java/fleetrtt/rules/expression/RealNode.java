package fleetrtt.rules.expression;

/** Part of an expression that is a double. Thread-safe. */
@FunctionalInterface
interface RealNode {
    /**
     * Its value.
     *
     * @throws ArithmeticException when some int within has none
     */
    double of(Values values);
}
