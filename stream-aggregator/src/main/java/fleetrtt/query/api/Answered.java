package fleetrtt.query.api;

import fleetrtt.answer.Coverage;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer, and how much of the data it is from.
 *
 * @param <A> the kind of answer
 */
public record Answered<A>(A answer, Coverage coverage) {
    /** What people have to know of it; empty when it is whole. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (coverage.partial()) {
            notes.add("partial: no answer from " + String.join(", ", coverage.missing()));
        }
        if (!coverage.standby().isEmpty()) {
            notes.add("some of it from stand-by " + String.join(", ", coverage.standby())
                    + ", which may lack the last seconds");
        }
        return notes;
    }
}
