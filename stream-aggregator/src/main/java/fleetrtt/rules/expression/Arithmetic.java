package fleetrtt.rules.expression;

/** Arithmetic as CEL has it: ints do not wrap round, doubles follow IEEE 754 and have no modulo. */
enum Arithmetic {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO;

    WholeNode ofWholes(WholeNode left, WholeNode right) {
        return switch (this) {
            case ADD -> values -> Math.addExact(left.of(values), right.of(values));
            case SUBTRACT -> values -> Math.subtractExact(left.of(values), right.of(values));
            case MULTIPLY -> values -> Math.multiplyExact(left.of(values), right.of(values));
            case DIVIDE -> values -> divide(left.of(values), right.of(values));
            case MODULO -> values -> left.of(values) % right.of(values);
        };
    }

    private static long divide(long left, long right) {
        if (left == Long.MIN_VALUE && right == -1) {
            throw new ArithmeticException("long overflow");
        }
        return left / right;
    }

    RealNode ofReals(RealNode left, RealNode right) {
        return switch (this) {
            case ADD -> values -> left.of(values) + right.of(values);
            case SUBTRACT -> values -> left.of(values) - right.of(values);
            case MULTIPLY -> values -> left.of(values) * right.of(values);
            case DIVIDE -> values -> left.of(values) / right.of(values);
            case MODULO -> throw new Foreign("doubles have no modulo");
        };
    }
}
