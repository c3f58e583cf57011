package fleetrtt.api;

import fleetrtt.answer.Answer;
import fleetrtt.answer.Coverage;

/**
 * An answer, and how much of the data it is from.
 *
 * @param <A> the kind of answer
 */
record Part<A extends Answer<A>>(A answer, Coverage coverage) {
    Part<A> plus(Part<A> other) {
        return new Part<>(answer.plus(other.answer), coverage.plus(other.coverage));
    }

    Part<A> without(String who) {
        return new Part<>(answer, coverage.plus(Coverage.without(who)));
    }
}
