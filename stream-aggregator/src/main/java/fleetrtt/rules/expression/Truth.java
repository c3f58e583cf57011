package fleetrtt.rules.expression;

/**
 * Outcome of a condition. It is undefined when it hangs on a value that this window does not have, e.g. a baseline
 * that has not yet seen enough, or on arithmetic that has no result; as in CEL, {@code false && undefined} is false
 * and {@code true || undefined} is true.
 */
public enum Truth {
    TRUE,
    FALSE,
    UNDEFINED;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return this == UNDEFINED ? UNDEFINED : of(this == FALSE);
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : UNDEFINED;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
