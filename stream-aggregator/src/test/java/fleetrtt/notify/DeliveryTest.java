package fleetrtt.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.cluster.Cluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Kafka's own consumer for tests, at partitions without a record. */
class DeliveryTest {
    private static final TopicPartition ONLY = new TopicPartition(AlertTopic.NAME, 0);

    private final Tally tally = new Tally(InstantSource.system());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Delivery delivery = new Delivery(
            new AlertTopic(Cluster.at("127.0.0.1:1", "http://127.0.0.1:1")),
            consumer,
            new Webhook(
                    Endpoint.parse("--webhook", "http://127.0.0.1:1", Optional.empty())
                            .get(0),
                    new Post(Optional.empty()),
                    Decoration.none()),
            Duration.ofMinutes(1),
            tally,
            InstantSource.system());

    @Test
    void withNothingToTellAFaultIsOverOnceThePartitionsAreRead() throws Exception {
        tally.failed("no registry");
        delivery.join();
        delivery.step();
        assertThat(tally.failing()).as("no partition so far").isPresent();
        consumer.updateBeginningOffsets(Map.of(ONLY, 0L));
        consumer.updateEndOffsets(Map.of(ONLY, 0L));
        consumer.rebalance(List.of(ONLY));
        delivery.step();
        assertThat(tally.failing()).isEmpty();
        assertThat(tally.reason()).isEmpty();
    }
}
