package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions that one receiver is served from here. Not thread-safe. */
final class Ledger {
    private final Map<TopicPartition, Shelf> shelves = new HashMap<>();
    private final InstantSource clock;

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a partition anew, see {@link Shelf}. */
    void assign(TopicPartition partition, OptionalLong committed, long end) {
        shelves.put(partition, new Shelf(clock, committed, end));
    }

    void revoke(Collection<TopicPartition> partitions) {
        partitions.forEach(shelves::remove);
    }

    void take(TopicPartition partition, String key, @Nullable Alert alert, long offset) {
        shelf(partition).take(key, alert, offset);
    }

    void reached(TopicPartition partition, long offset) {
        shelf(partition).reached(offset);
    }

    private Shelf shelf(TopicPartition partition) {
        Shelf shelf = shelves.get(partition);
        if (shelf == null) {
            throw new IllegalStateException(partition + " is not assigned");
        }
        return shelf;
    }

    boolean isRestored() {
        return shelves.values().stream().allMatch(Shelf::isRestored);
    }

    /** Transitions not told yet. */
    int waiting() {
        return shelves.values().stream()
                .mapToInt(shelf -> shelf.waiting().size())
                .sum();
    }

    /** The next to be told, of each key one at most. */
    Batch next(int most) {
        Map<TopicPartition, List<Transition>> chosen = new HashMap<>();
        Set<String> keys = new HashSet<>();
        int left = most;
        for (Map.Entry<TopicPartition, Shelf> entry : shelves.entrySet()) {
            List<Transition> first = new ArrayList<>();
            for (Transition transition : entry.getValue().waiting()) {
                if (left == 0 || !keys.add(transition.key())) {
                    break;
                }
                first.add(transition);
                left--;
            }
            chosen.put(entry.getKey(), first);
        }
        return new Batch(chosen);
    }

    void told(Batch batch) {
        batch.transitions().forEach((partition, first) -> shelf(partition).told(first));
    }

    /** What fires now. */
    List<String> firing() {
        return shelves.values().stream()
                .flatMap(shelf -> shelf.firing().keySet().stream())
                .toList();
    }

    /** The alert of a key, if it fires. */
    @Nullable Alert firing(String key) {
        for (Shelf shelf : shelves.values()) {
            Transition transition = shelf.firing().get(key);
            if (transition != null) {
                return transition.alert();
            }
        }
        return null;
    }

    /** Offsets before which all was told. */
    Map<TopicPartition, Long> committable() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        shelves.forEach((partition, shelf) -> shelf.committable().ifPresent(offset -> offsets.put(partition, offset)));
        return offsets;
    }
}
