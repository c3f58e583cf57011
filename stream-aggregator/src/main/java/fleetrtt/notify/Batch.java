package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Transitions that are told together.
 *
 * @param transitions the first that wait, of each partition
 */
record Batch(Map<TopicPartition, List<Transition>> transitions) {
    int size() {
        return transitions.values().stream().mapToInt(List::size).sum();
    }

    List<Alert> alerts() {
        return transitions.values().stream()
                .flatMap(List::stream)
                .map(Transition::alert)
                .toList();
    }
}
