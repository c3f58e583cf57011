package fleetrtt.rules.expression;

/** Values of the variables in one window. Each method may be asked only for a variable of its type that is defined. */
public interface Values {
    /** Set of the variables that have no value here, see {@link Variable#bit}. */
    long undefined();

    /** An int, or the whole nanoseconds of a duration, which a double would hold exactly. */
    long whole(Variable variable);

    double real(Variable variable);

    String text(Variable variable);

    default boolean isDefined(Variable variable) {
        return (undefined() & variable.bit()) == 0;
    }
}
