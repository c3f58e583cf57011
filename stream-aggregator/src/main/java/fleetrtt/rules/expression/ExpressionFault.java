package fleetrtt.rules.expression;

/** An expression is not as it must be. */
public final class ExpressionFault extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /**
     * @param line of the expression, from 1
     * @param column in that line, from 1
     * @param what what is wrong and the mend, in one line
     */
    ExpressionFault(int line, int column, String what) {
        super(what, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** What is wrong and the mend, in one line. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
