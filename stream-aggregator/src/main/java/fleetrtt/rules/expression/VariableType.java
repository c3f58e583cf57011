package fleetrtt.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;

/** Type of a variable, by its name in CEL. */
public enum VariableType {
    /** Whole nanoseconds. */
    DURATION("duration", SimpleType.DURATION),
    INT("int", SimpleType.INT),
    DOUBLE("double", SimpleType.DOUBLE),
    STRING("string", SimpleType.STRING);

    private final String label;
    private final CelType cel;

    VariableType(String label, CelType cel) {
        this.label = label;
        this.cel = cel;
    }

    public String label() {
        return label;
    }

    CelType cel() {
        return cel;
    }
}
