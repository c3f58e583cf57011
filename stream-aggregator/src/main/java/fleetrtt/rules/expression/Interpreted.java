package fleetrtt.rules.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.time.Duration;
import java.util.Optional;

/** A program for CEL's own runtime, given the variables of a window as CEL's types. Thread-safe. */
final class Interpreted {
    private final CelRuntime.Program program;
    private final SubjectKind kind;

    Interpreted(CelRuntime.Program program, SubjectKind kind) {
        this.program = program;
        this.kind = kind;
    }

    /** Empty when it hangs on what is undefined, or has no result. */
    Optional<Object> value(Values values) {
        try {
            Object value = program.eval(name ->
                    Variable.find(name, kind).filter(values::isDefined).map(variable -> value(variable, values)));
            return value instanceof CelUnknownSet ? Optional.empty() : Optional.of(value);
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private static Object value(Variable variable, Values values) {
        return switch (variable.type()) {
            case DURATION -> Duration.ofNanos(values.whole(variable));
            case INT -> values.whole(variable);
            case DOUBLE -> values.real(variable);
            case STRING -> values.text(variable);
        };
    }
}
