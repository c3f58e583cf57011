package fleetrtt.aggregator.topics;

import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the topics of a cluster are as an application needs them.
 *
 * @param applicationId prefix of the topics that Streams keeps for the application
 * @param leastRetention for how long the intervals must be kept
 */
public record TopicCheck(String applicationId, Duration leastRetention) {
    /** What Streams keeps for an application, as it names it after the application's id and a dash. */
    static final List<String> INTERNAL = List.of(
            "partials-repartition",
            "host-positions-changelog",
            "host-windows-changelog",
            "peer-windows-changelog",
            "host-alerts-state-changelog",
            "peer-alerts-state-changelog",
            "history",
            "history-pages-changelog");

    public TopicCheck {
        if (!applicationId.matches("[A-Za-z0-9._-]{1,150}")) {
            throw new IllegalArgumentException(
                    "application id '" + applicationId + "' is not 1 to 150 of A-Z a-z 0-9 . _ -");
        }
    }

    /** The topics that are not there. */
    public List<RequiredTopic> missing(ClusterTopics topics) {
        return topics.missing(RequiredTopic.all(leastRetention));
    }

    /** What is wrong with those that are there: a line each, with the mend. */
    public List<String> faults(ClusterTopics topics) {
        List<RequiredTopic> there = new ArrayList<>(RequiredTopic.all(leastRetention));
        there.removeAll(missing(topics));
        List<String> faults = new ArrayList<>(topics.faults(there));
        faults.addAll(partitionFaults(topics));
        return faults;
    }

    /**
     * A host's position lies in the task of its partition, and a window in that of its address. With another number
     * of partitions they would be sought elsewhere, so what Streams made for the application must have as many; and so
     * must the heartbeats, which are looked for where the host's intervals are.
     */
    private List<String> partitionFaults(ClusterTopics topics) {
        Integer input = topics.partitions(List.of(Topics.INTERVALS)).get(Topics.INTERVALS);
        if (input == null) {
            return List.of();
        }
        List<String> internal =
                INTERNAL.stream().map(name -> applicationId + "-" + name).toList();
        return Stream.concat(
                        unlike(input, topics, RequiredTopic.BY_HOST).map(topic -> hostFault(topic, input)),
                        unlike(input, topics, internal).map(topic -> internalFault(topic, input)))
                .toList();
    }

    private static Stream<Map.Entry<String, Integer>> unlike(int input, ClusterTopics topics, List<String> names) {
        return topics.partitions(names).entrySet().stream().filter(topic -> topic.getValue() != input);
    }

    private static String hostFault(Map.Entry<String, Integer> other, int input) {
        return "topic " + other.getKey() + " has " + other.getValue() + " partitions and " + Topics.INTERVALS + " has "
                + input + ", but what a host sends must meet in one task; mend: kafka-topics.sh --delete --topic "
                + other.getKey() + ", then fleetrtt topics create";
    }

    private String internalFault(Map.Entry<String, Integer> internal, int input) {
        return "topic " + Topics.INTERVALS + " has " + input + " partitions, but application " + applicationId
                + " was made for " + internal.getValue() + ", see topic " + internal.getKey()
                + "; mend: give the aggregator another --application-id, or make " + Topics.INTERVALS
                + " anew with " + internal.getValue();
    }
}
