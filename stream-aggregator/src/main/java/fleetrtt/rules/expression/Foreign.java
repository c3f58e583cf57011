package fleetrtt.rules.expression;

/** Some part of an expression is nothing that closures do, and is left to CEL's own runtime. */
final class Foreign extends RuntimeException {
    private static final long serialVersionUID = 1;

    Foreign(String what) {
        super(what, null, false, false);
    }
}
