package fleetrtt.aggregator.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the consumers of one instance say of the partitions that it has, at one moment.
 *
 * @param lags committed records that are not yet read, by partition; what Streams has read and not yet processed is not
 *     among them
 * @param unknown partitions whose consumer has not told its lag yet
 * @param silence time since the consumer that has been silent for longest sent a heartbeat to the group's coordinator;
 *     empty as long as one has sent none
 */
record ConsumerView(
        SortedMap<TopicPartition, Long> lags, SortedSet<TopicPartition> unknown, Optional<Duration> silence) {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final String HEARTBEAT_AGE = "last-heartbeat-seconds-ago";

    static ConsumerView of(KafkaStreams streams, ConsumerLags lags) {
        return of(assigned(streams), lags.now(), streams.metrics().values());
    }

    private static Set<TopicPartition> assigned(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    static ConsumerView of(
            Set<TopicPartition> assigned, Map<TopicPartition, Long> told, Collection<? extends Metric> metrics) {
        SortedMap<TopicPartition, Long> lags = new TreeMap<>(BY_NAME);
        lags.putAll(told);
        lags.keySet().retainAll(assigned);
        SortedSet<TopicPartition> unknown = new TreeSet<>(BY_NAME);
        unknown.addAll(assigned);
        unknown.removeAll(lags.keySet());
        return new ConsumerView(lags, unknown, silence(metrics));
    }

    private static Optional<Duration> silence(Collection<? extends Metric> metrics) {
        DoubleSummaryStatistics seconds = metrics.stream()
                .filter(metric -> metric.metricName().name().equals(HEARTBEAT_AGE))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .summaryStatistics();
        return seconds.getMin() < 0 || seconds.getCount() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) seconds.getMax()));
    }
}
