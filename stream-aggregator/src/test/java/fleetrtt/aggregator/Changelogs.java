package fleetrtt.aggregator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.jspecify.annotations.Nullable;

/** Where the changelogs of a {@link TestFleet} have left its stores. */
final class Changelogs {
    private static final List<String> STORES = List.of(
            "host-positions",
            "host-windows",
            "host-cells",
            "peer-windows",
            "host-alerts-state",
            "peer-alerts-state",
            "culprits");

    private Changelogs() {}

    /** Stores as another life of it finds them. */
    static Function<String, KeyValueBytesStoreSupplier> restored(DriverTopics topics) {
        Map<String, Map<Bytes, byte[]>> logged = new HashMap<>();
        for (String store : STORES) {
            Map<Bytes, byte[]> entries = logged.computeIfAbsent(store, unseen -> new HashMap<>());
            topics.records("fleetrtt-aggregator-" + store + "-changelog")
                    .forEach(entry -> put(entries, Bytes.wrap(entry.key()), entry.value()));
        }
        return name -> new RestoredStore(name, logged.getOrDefault(name, Map.of()));
    }

    private static void put(Map<Bytes, byte[]> entries, Bytes key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }
}
