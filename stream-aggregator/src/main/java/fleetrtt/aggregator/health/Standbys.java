package fleetrtt.aggregator.health;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/** How far the copies of others' stores that this instance keeps are behind. Thread-safe. */
final class Standbys implements StandbyUpdateListener {
    private final Map<TopicPartition, Copy> copies = new HashMap<>();

    /** @param behind records that it lacked when it was last fed */
    private record Copy(String store, long behind) {}

    @Override
    public synchronized void onUpdateStart(TopicPartition changelog, String store, long start) {
        copies.put(changelog, new Copy(store, 0));
    }

    @Override
    public synchronized void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long records, long end) {
        copies.put(changelog, new Copy(store, Math.max(0, end - batchEnd - 1)));
    }

    /** Became the original, or went elsewhere. */
    @Override
    public synchronized void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long end, SuspendReason reason) {
        copies.remove(changelog);
    }

    /** Partitions kept, by store. */
    synchronized Map<String, Double> partitions() {
        Map<String, Double> partitions = new TreeMap<>();
        copies.values().forEach(copy -> partitions.merge(copy.store, 1.0, Double::sum));
        return partitions;
    }

    /** Records lacking, by store. */
    synchronized Map<String, Double> behind() {
        Map<String, Double> behind = new TreeMap<>();
        copies.values().forEach(copy -> behind.merge(copy.store, (double) copy.behind, Double::sum));
        return behind;
    }
}
