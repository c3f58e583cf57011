package fleetrtt.aggregator.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private static final long MAX_LAG = 100;
    private static final TopicPartition ZERO = new TopicPartition("tcprtt.intervals", 0);
    private static final TopicPartition ONE = new TopicPartition("tcprtt.intervals", 1);

    private static KafkaMetric metric(String group, String name, Map<String, String> tags, double value) {
        Gauge<Double> gauge = (config, now) -> value;
        return new KafkaMetric(
                new Object(), new MetricName(name, group, "", tags), gauge, new MetricConfig(), Time.SYSTEM);
    }

    private static KafkaMetric lag(String topic, int partition, double lag) {
        return metric(
                "consumer-fetch-manager-metrics",
                "records-lag",
                Map.of("topic", topic, "partition", Integer.toString(partition)),
                lag);
    }

    private static KafkaMetric heartbeat(double secondsAgo) {
        return metric("consumer-coordinator-metrics", "last-heartbeat-seconds-ago", Map.of(), secondsAgo);
    }

    private static ConsumerView consumers(KafkaMetric... metrics) {
        return ConsumerView.of(Set.of(ZERO, ONE), List.of(metrics));
    }

    private static List<String> reasons(KafkaMetric... metrics) {
        return Readiness.reasons(KafkaStreams.State.RUNNING, List.of(), consumers(metrics), MAX_LAG);
    }

    @Test
    void whoRunsAndIsUpToDateIsReady() {
        assertThat(reasons(lag("tcprtt.intervals", 0, 0), lag("tcprtt.intervals", 1, 100), heartbeat(3), heartbeat(20)))
                .isEmpty();
    }

    @Test
    void everyReasonIsALine() {
        List<Restoration.Part> restoring = List.of(new Restoration.Part("sums", 3, 500, 20));
        assertThat(Readiness.reasons(
                        KafkaStreams.State.REBALANCING,
                        restoring,
                        consumers(lag("tcprtt.intervals", 0, 101), heartbeat(2), heartbeat(21)),
                        MAX_LAG))
                .containsExactly(
                        "state REBALANCING",
                        "restoring store sums partition 3: 20 records left",
                        "lag of tcprtt.intervals-1 is not known yet",
                        "lag 101 > 100 on tcprtt.intervals-0",
                        "no heartbeat to the group's coordinator for 21 s");
    }

    @Test
    void whoHasNotYetTalkedToTheGroupIsNotReady() {
        String reason = "no heartbeat to the group's coordinator yet";
        KafkaMetric[] lags = {lag("tcprtt.intervals", 0, 0), lag("tcprtt.intervals", 1, 0)};
        assertThat(reasons(lags)).containsExactly(reason);
        assertThat(reasons(lags[0], lags[1], heartbeat(1), heartbeat(-1))).containsExactly(reason);
    }

    @Test
    void kafkasSecondNameForATopicIsNoTopic() {
        assertThat(consumers(lag("tcprtt.intervals", 0, 1), lag("tcprtt_intervals", 0, 1))
                        .lags())
                .containsOnly(Map.entry(ZERO, 1L));
    }

    @Test
    void partitionsOfOthersAndUnknownNumbersAreLeftOut() {
        assertThat(consumers(lag("tcprtt.intervals", 2, 5), lag("tcprtt.intervals", 1, Double.NaN))
                        .lags())
                .isEmpty();
    }

    @Test
    void theTopicsLagIsTheSumAndTheWorstIsNamed() {
        assertThat(TopicLag.of(consumers(lag("tcprtt.intervals", 0, 7), lag("tcprtt.intervals", 1, 9))
                        .lags()))
                .containsOnly(Map.entry("tcprtt.intervals", new TopicLag(16, 9, 1)));
    }
}
