package fleetrtt.rules.expression;

/** Part of an expression that is true, false or undefined. Thread-safe. */
@FunctionalInterface
interface TruthNode {
    Truth of(Values values);
}
