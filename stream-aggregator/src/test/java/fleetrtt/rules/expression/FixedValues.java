package fleetrtt.rules.expression;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Variables with the values they were given; all others are undefined, but for strings, which then are empty. */
public final class FixedValues implements Values {
    private final Map<Variable, Object> values = new EnumMap<>(Variable.class);

    public static FixedValues none() {
        return new FixedValues();
    }

    /** Nanoseconds for a duration. */
    public FixedValues with(Variable variable, long value) {
        values.put(variable, value);
        return this;
    }

    public FixedValues with(Variable variable, double value) {
        values.put(variable, value);
        return this;
    }

    public FixedValues with(Variable variable, String value) {
        values.put(variable, value);
        return this;
    }

    @Override
    public long undefined() {
        long undefined = 0;
        for (Variable variable : Variable.values()) {
            undefined |= values.containsKey(variable) || variable.type() == VariableType.STRING ? 0 : variable.bit();
        }
        return undefined;
    }

    @Override
    public long whole(Variable variable) {
        return (Long) Objects.requireNonNull(values.get(variable), variable.label());
    }

    @Override
    public double real(Variable variable) {
        return (Double) Objects.requireNonNull(values.get(variable), variable.label());
    }

    @Override
    public String text(Variable variable) {
        return values.getOrDefault(variable, "").toString();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
