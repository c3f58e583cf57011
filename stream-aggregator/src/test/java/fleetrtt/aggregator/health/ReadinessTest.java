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

    private static KafkaMetric heartbeat(double secondsAgo) {
        Gauge<Double> gauge = (config, now) -> secondsAgo;
        return new KafkaMetric(
                new Object(),
                new MetricName("last-heartbeat-seconds-ago", "consumer-coordinator-metrics", "", Map.of()),
                gauge,
                new MetricConfig(),
                Time.SYSTEM);
    }

    private static ConsumerView consumers(Map<TopicPartition, Long> lags, KafkaMetric... heartbeats) {
        return ConsumerView.of(Set.of(ZERO, ONE), lags, List.of(heartbeats));
    }

    private static List<String> reasons(Map<TopicPartition, Long> lags, KafkaMetric... heartbeats) {
        return Readiness.reasons(KafkaStreams.State.RUNNING, List.of(), consumers(lags, heartbeats), MAX_LAG);
    }

    @Test
    void whoRunsAndIsUpToDateIsReady() {
        assertThat(reasons(Map.of(ZERO, 0L, ONE, 100L), heartbeat(3), heartbeat(20)))
                .isEmpty();
    }

    @Test
    void everyReasonIsALine() {
        List<Restoration.Part> restoring = List.of(new Restoration.Part("sums", 3, 500, 20));
        assertThat(Readiness.reasons(
                        KafkaStreams.State.REBALANCING,
                        restoring,
                        consumers(Map.of(ZERO, 101L), heartbeat(2), heartbeat(21)),
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
        Map<TopicPartition, Long> lags = Map.of(ZERO, 0L, ONE, 0L);
        assertThat(reasons(lags)).containsExactly(reason);
        assertThat(reasons(lags, heartbeat(1), heartbeat(-1))).containsExactly(reason);
    }

    @Test
    void partitionsOfOthersAreLeftOut() {
        assertThat(consumers(Map.of(new TopicPartition("tcprtt.intervals", 2), 5L))
                        .lags())
                .isEmpty();
    }

    @Test
    void theTopicsLagIsTheSumAndTheWorstIsNamed() {
        assertThat(TopicLag.of(consumers(Map.of(ZERO, 7L, ONE, 9L)).lags()))
                .containsOnly(Map.entry("tcprtt.intervals", new TopicLag(16, 9, 1)));
    }
}
