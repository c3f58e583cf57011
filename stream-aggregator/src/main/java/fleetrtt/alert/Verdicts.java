package fleetrtt.alert;

import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Verdict;
import org.jspecify.annotations.Nullable;

/** Whose fault it is, as far as that is known by now. Thread-safe. */
@FunctionalInterface
public interface Verdicts {
    /** Nobody looks into it. */
    Verdicts NONE = (kind, subject) -> null;

    /**
     * What makes a subject slow.
     *
     * @param culprit what is at fault, by one name; alerts that share it belong together
     * @param verdict as it is told
     */
    record Blamed(String culprit, Verdict verdict) {}

    /** Of a subject by its name or address; null when nothing is known. */
    @Nullable Blamed of(SubjectKind kind, String subject);

    /**
     * End of the youngest window that was looked into, in milliseconds since the epoch; what happened before has its
     * verdict, or gets none. {@link Long#MAX_VALUE} when there is nothing to wait for.
     */
    default long throughMillis() {
        return Long.MAX_VALUE;
    }
}
