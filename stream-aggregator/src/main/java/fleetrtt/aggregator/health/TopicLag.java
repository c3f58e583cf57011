package fleetrtt.aggregator.health;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The lag of those partitions of a topic that one instance has.
 *
 * @param total records over all of them
 * @param most records of the one that is furthest behind
 * @param worst number of that one
 */
record TopicLag(long total, long most, int worst) {
    /** By topic. */
    static Map<String, TopicLag> of(Map<TopicPartition, Long> lags) {
        Map<String, TopicLag> byTopic = new TreeMap<>();
        lags.forEach((partition, lag) ->
                byTopic.merge(partition.topic(), new TopicLag(lag, lag, partition.partition()), TopicLag::with));
        return byTopic;
    }

    private TopicLag with(TopicLag other) {
        TopicLag worse = most >= other.most ? this : other;
        return new TopicLag(total + other.total, worse.most, worse.worst);
    }
}
