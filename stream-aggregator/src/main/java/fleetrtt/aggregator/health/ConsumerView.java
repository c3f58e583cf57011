package fleetrtt.aggregator.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the consumers of one instance say of the partitions that it has, at one moment.
 *
 * @param lags committed records that are not yet read, by partition; what Streams has read and not yet processed is not
 *     among them
 * @param unknown partitions of which nothing was fetched yet
 * @param silence time since the consumer that has been silent for longest sent a heartbeat to the group's coordinator;
 *     empty as long as one has sent none
 */
record ConsumerView(
        SortedMap<TopicPartition, Long> lags, SortedSet<TopicPartition> unknown, Optional<Duration> silence) {
    private static final String LAG = "records-lag";
    private static final String HEARTBEAT_AGE = "last-heartbeat-seconds-ago";
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    static ConsumerView of(KafkaStreams streams) {
        return of(assigned(streams), streams.metrics().values());
    }

    private static Set<TopicPartition> assigned(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    static ConsumerView of(Set<TopicPartition> assigned, Collection<? extends Metric> metrics) {
        SortedMap<TopicPartition, Long> lags = new TreeMap<>(BY_NAME);
        // Kafka tells a topic's lag twice, the second time with the dots of its name made underscores.
        values(metrics, LAG)
                .filter(lag -> lag.value >= 0 && assigned.contains(partition(lag.name)))
                .forEach(lag -> lags.put(partition(lag.name), (long) lag.value));
        SortedSet<TopicPartition> unknown = new TreeSet<>(BY_NAME);
        unknown.addAll(assigned);
        unknown.removeAll(lags.keySet());
        return new ConsumerView(lags, unknown, silence(metrics));
    }

    private record Value(MetricName name, double value) {}

    private static Stream<Value> values(Collection<? extends Metric> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(metric -> new Value(metric.metricName(), ((Number) metric.metricValue()).doubleValue()));
    }

    private static TopicPartition partition(MetricName lag) {
        Map<String, String> tags = lag.tags();
        return new TopicPartition(
                Objects.requireNonNull(tags.get("topic")),
                Integer.parseInt(Objects.requireNonNull(tags.get("partition"))));
    }

    private static Optional<Duration> silence(Collection<? extends Metric> metrics) {
        DoubleSummaryStatistics seconds =
                values(metrics, HEARTBEAT_AGE).mapToDouble(Value::value).summaryStatistics();
        return seconds.getMin() < 0 || seconds.getCount() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) seconds.getMax()));
    }
}
