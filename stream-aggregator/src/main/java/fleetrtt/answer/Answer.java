package fleetrtt.answer;

import java.util.List;

/**
 * What one or more instances answered. {@link #plus} is commutative and associative but for the order of rows.
 *
 * @param <A> the kind of answer
 */
public interface Answer<A> {
    /** Both parts together. */
    A plus(A other);

    /** What it lists, one element a line where it is asked for so; a method, so not in JSON. */
    List<?> rows();
}
