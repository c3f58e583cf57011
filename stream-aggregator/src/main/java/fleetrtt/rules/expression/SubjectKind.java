package fleetrtt.rules.expression;

import java.util.Arrays;
import java.util.Locale;

/** What a window, and so a rule, is about: one remote address, one host, or all of them. */
public enum SubjectKind {
    PEER,
    HOST,
    FLEET;

    /** As in rule files: peer, host or fleet. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with a label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SubjectKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is none of peer, host, fleet"));
    }
}
