package fleetrtt.rules.expression;

import java.util.EnumMap;
import java.util.Map;

/** Reads conditions and templates. To make one takes some milliseconds; then it is thread-safe. */
public final class Language {
    private final Map<SubjectKind, Cel> dialects = new EnumMap<>(SubjectKind.class);

    private Language() {
        for (SubjectKind kind : SubjectKind.values()) {
            dialects.put(kind, Cel.about(kind));
        }
    }

    public static Language create() {
        return new Language();
    }

    /** A condition over windows of such subjects. */
    public Condition condition(String text, SubjectKind kind) throws ExpressionFault {
        return Condition.of(text, dialect(kind), kind);
    }

    /** A template over windows of such subjects. */
    public Template template(String text, SubjectKind kind) throws ExpressionFault {
        return Template.of(text, dialect(kind), kind);
    }

    Cel dialect(SubjectKind kind) {
        Cel cel = dialects.get(kind);
        if (cel == null) {
            throw new AssertionError("every kind has its dialect");
        }
        return cel;
    }
}
