package fleetrtt.api;

import fleetrtt.answer.Answer;
import fleetrtt.history.PartitionView;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that may be asked of any instance.
 *
 * @param path where it is answered
 * @param parameters that make it the same question elsewhere and later
 * @param partitions it is about
 * @param nothing the answer of none
 * @param type of answers
 * @param local answers from a partition that is here
 * @param <A> the kind of answer
 */
record Question<A extends Answer<A>>(
        String path,
        Map<String, String> parameters,
        Set<Integer> partitions,
        A nothing,
        Class<A> type,
        Function<PartitionView, A> local) {}
