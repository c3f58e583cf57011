package fleetrtt.answer;

import java.util.List;

/**
 * The instances as one of them sees them.
 *
 * @param instance the one that answers
 * @param ready whether it is up to date
 * @param reasons why not, a line each
 */
public record HealthAnswer(String instance, boolean ready, List<String> reasons, List<Member> instances) {
    /** One of them, and the partitions it answers for. */
    public record Member(String instance, List<Integer> partitions, List<Integer> standbyPartitions) {}
}
