package fleetrtt.rules.expression;

import dev.cel.common.types.SimpleType;
import java.util.Optional;

/** An expression that is true or false of a window. Thread-safe. */
public final class Condition {
    private final String text;
    private final long variables;
    private final TruthNode node;
    private final boolean primitive;

    private Condition(String text, long variables, TruthNode node, boolean primitive) {
        this.text = text;
        this.variables = variables;
        this.node = node;
        this.primitive = primitive;
    }

    static Condition of(String text, Cel cel, SubjectKind kind) throws ExpressionFault {
        Checked checked = Checked.of(text, cel, kind);
        if (!checked.type(checked.root()).equals(SimpleType.BOOL)) {
            throw new ExpressionFault(
                    1, 1, Mend.notABoolean(checked.type(checked.root()).name()));
        }
        Optional<TruthNode> closures = Closures.of(checked);
        return new Condition(
                text,
                checked.variables(checked.root()),
                closures.orElseGet(() -> interpreted(checked, cel, kind)),
                closures.isPresent());
    }

    /** The same, by CEL's own runtime in any case. */
    static Condition interpreted(String text, Cel cel, SubjectKind kind) throws ExpressionFault {
        Checked checked = Checked.of(text, cel, kind);
        return new Condition(text, checked.variables(checked.root()), interpreted(checked, cel, kind), false);
    }

    private static TruthNode interpreted(Checked checked, Cel cel, SubjectKind kind) {
        Interpreted interpreted = new Interpreted(cel.program(checked.tree()), kind);
        return values -> interpreted
                .value(values)
                .filter(Boolean.class::isInstance)
                .map(value -> Truth.of((Boolean) value))
                .orElse(Truth.UNDEFINED);
    }

    public Truth test(Values values) {
        return node.of(values);
    }

    /** Whether it hangs on a baseline. */
    public boolean usesBaseline() {
        return (variables & Variable.BASELINE) != 0;
    }

    /** Whether closures over primitive values do it, and not CEL's own runtime. */
    public boolean isPrimitive() {
        return primitive;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
