package fleetrtt.rules.expression;

/** Part of an expression that is a string. Thread-safe. */
@FunctionalInterface
interface TextNode {
    String of(Values values);
}
