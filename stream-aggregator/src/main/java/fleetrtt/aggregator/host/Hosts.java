package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a partition, on the heap, and in the store what a restart needs of them. Each has a number that no other
 * host of the fleet has: the partition's number and one within it. Not thread-safe.
 */
final class Hosts {
    /** Hosts that a partition can tell apart: some two million. */
    private static final int BITS = 21;

    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final Map<Slice, HostLedger> ledgers = new HashMap<>();
    private final PackedWriter out = new PackedWriter();
    private final Slice probe = new Slice();

    Hosts(KeyValueStore<Bytes, byte[]> store, int partition) {
        if (partition >= 1 << (Integer.SIZE - 1 - BITS)) {
            throw new IllegalArgumentException("partition " + partition + " is beyond what numbers of hosts allow");
        }
        this.store = store;
        this.partition = partition;
    }

    void restore() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> put(HostLedger.load(entry.key.get(), entry.value)));
        }
    }

    private HostLedger put(HostLedger ledger) {
        Slice key = new Slice();
        key.set(ledger.name());
        ledgers.put(key, ledger);
        return ledger;
    }

    @Nullable HostLedger find(Slice name) {
        return ledgers.get(name);
    }

    /** The host's, new if it has none; the name is valid. */
    HostLedger of(String name) {
        byte[] bytes = name.getBytes(US_ASCII);
        probe.set(bytes);
        HostLedger known = ledgers.get(probe);
        return known == null ? put(new HostLedger(bytes, (partition << BITS) | ledgers.size())) : known;
    }

    Collection<HostLedger> all() {
        return ledgers.values();
    }

    /** Stores what changed: one record for each such host. */
    void save() {
        for (HostLedger ledger : ledgers.values()) {
            if (ledger.changed()) {
                store.put(Bytes.wrap(ledger.name()), ledger.save(out));
            }
        }
    }
}
