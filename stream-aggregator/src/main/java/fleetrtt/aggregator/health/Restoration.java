package fleetrtt.aggregator.health;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** What is read back from changelogs before the tasks can run. Thread-safe. */
final class Restoration implements StateRestoreListener {
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Part> underWay = new HashMap<>();
    private final Map<String, StoreRestoration> stores = new TreeMap<>();

    Restoration(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A partition of a store that is being restored.
     *
     * @param end offset at which it is complete, exclusive
     * @param left records until there, at most
     */
    record Part(String store, int partition, long end, long left) {
        private Part upTo(long offset) {
            return new Part(store, partition, end, Math.max(0, end - offset));
        }
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        underWay.put(changelog, new Part(store, changelog.partition(), end, end).upTo(start));
        stores.computeIfAbsent(store, StoreRestoration::new).startPartition(nanoTime.getAsLong());
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long records) {
        underWay.computeIfPresent(changelog, (same, part) -> part.upTo(batchEnd + 1));
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long records) {
        end(changelog, store, records);
    }

    /** The task went elsewhere before it was complete. */
    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        end(changelog, store, records);
    }

    private void end(TopicPartition changelog, String store, long records) {
        StoreRestoration restoration = stores.get(store);
        if (underWay.remove(changelog) != null && restoration != null) {
            restoration.endPartition(records, nanoTime.getAsLong());
        }
    }

    /** What is being restored, by store and partition. */
    synchronized List<Part> underWay() {
        return underWay.values().stream()
                .sorted(Comparator.comparing(Part::store).thenComparing(Part::partition))
                .toList();
    }

    /** A number of each store that was ever restored here. */
    synchronized Map<String, Double> byStore(ToDoubleFunction<StoreRestoration> number) {
        Map<String, Double> numbers = new TreeMap<>();
        stores.forEach((store, restoration) -> numbers.put(store, number.applyAsDouble(restoration)));
        return numbers;
    }

    /** Records left of each store that was ever restored here. */
    synchronized Map<String, Double> left() {
        Map<String, Double> left = byStore(none -> 0);
        underWay.values().forEach(part -> left.merge(part.store, (double) part.left, Double::sum));
        return left;
    }
}
