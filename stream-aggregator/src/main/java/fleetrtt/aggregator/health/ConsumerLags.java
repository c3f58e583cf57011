package fleetrtt.aggregator.health;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Committed records that the consumers of one instance have not read yet, as each last told. Thread-safe. */
final class ConsumerLags {
    private final Map<MeasuredConsumer, Map<TopicPartition, Long>> told = new ConcurrentHashMap<>();

    /** In place of all that this consumer told before. */
    void tell(MeasuredConsumer consumer, Map<TopicPartition, Long> lags) {
        told.put(consumer, Map.copyOf(lags));
    }

    void forget(MeasuredConsumer consumer) {
        told.remove(consumer);
    }

    /** By partition; of one that is just handed from one thread to another, the greater. */
    Map<TopicPartition, Long> now() {
        Map<TopicPartition, Long> lags = new TreeMap<>(ConsumerView.BY_NAME);
        told.values().stream()
                .flatMap(one -> one.entrySet().stream())
                .forEach(lag -> lags.merge(lag.getKey(), lag.getValue(), Math::max));
        return lags;
    }
}
