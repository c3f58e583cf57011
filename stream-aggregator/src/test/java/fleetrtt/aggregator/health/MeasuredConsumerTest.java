package fleetrtt.aggregator.health;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class MeasuredConsumerTest {
    @Test
    void whoeverPacesItIsToldWhatItHasBeforeEachPoll() {
        Set<TopicPartition> partitions = Set.of(new TopicPartition(Topics.INTERVALS, 3));
        List<Set<TopicPartition>> told = new ArrayList<>();
        try (MeasuredConsumer consumer = new MeasuredConsumer(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"), new ConsumerLags(), told::add)) {
            consumer.assign(partitions);
            assertThat(told).isEmpty();
            consumer.poll(Duration.ZERO);
            consumer.poll(Duration.ZERO);
        }
        assertThat(told).containsExactly(partitions, partitions);
    }
}
