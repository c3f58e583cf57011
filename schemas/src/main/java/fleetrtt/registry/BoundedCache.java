package fleetrtt.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets everything when it would exceed its bound: reads cost no lock, and what is needed comes back at
 * its next use. A loader that throws leaves no entry. Two threads may load the same key at once. Thread-safe.
 */
final class BoundedCache<K, V> {
    private final int bound;
    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();

    BoundedCache(int bound) {
        this.bound = bound;
    }

    V get(K key, Function<? super K, ? extends V> loader) {
        V known = entries.get(key);
        return known == null ? put(key, loader.apply(key)) : known;
    }

    @Nullable V find(K key) {
        return entries.get(key);
    }

    V put(K key, V value) {
        if (entries.size() >= bound) {
            entries.clear();
        }
        entries.put(key, value);
        return value;
    }
}
