package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a partition, on the heap, and in the store what a restart needs of them. Each has a number that no other
 * host of the fleet has: the partition's number and the least that is free within it. A host that is silent for a week
 * is forgotten, or a fleet whose hosts come and go would fill the heap; no window then holds its number any more, and
 * whatever of it is replayed finds no window either. Not thread-safe.
 */
final class Hosts {
    /** Hosts that a partition can tell apart: some two million. */
    private static final int BITS = 21;

    private static final int MOST = 1 << BITS;
    private static final long KEPT_MILLIS = Duration.ofDays(7).toMillis();

    private static final HostLog.Part POSITION = new HostLog.Part() {
        @Override
        public boolean isChanged(HostLedger host) {
            return host.changed();
        }

        @Override
        public byte[] save(HostLedger host, PackedWriter out) {
            return host.save(out);
        }
    };

    private final HostLog log;
    private final int partition;
    private final Map<Slice, HostLedger> ledgers = new HashMap<>();
    private final BitSet numbers = new BitSet();
    private final Slice probe = new Slice();

    Hosts(KeyValueStore<Bytes, byte[]> store, int partition) {
        if (partition >= 1 << (Integer.SIZE - 1 - BITS)) {
            throw new IllegalArgumentException("partition " + partition + " is beyond what numbers of hosts allow");
        }
        log = new HostLog(store, POSITION);
        this.partition = partition;
    }

    void restore() {
        log.restore((name, saved) -> {
            if (saved.length > 0) {
                put(HostLedger.load(name, saved));
            } else {
                remove(name);
            }
        });
    }

    private HostLedger put(HostLedger ledger) {
        Slice key = new Slice();
        key.set(ledger.name());
        ledgers.put(key, ledger);
        numbers.set(ledger.number() % MOST);
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
        return known == null ? put(new HostLedger(bytes, (partition << BITS) | free())) : known;
    }

    private int free() {
        int number = numbers.nextClearBit(0);
        if (number == MOST) {
            throw new IllegalStateException("partition " + partition + " has " + MOST + " hosts already");
        }
        return number;
    }

    Collection<HostLedger> all() {
        return ledgers.values();
    }

    /** Forgets those of which nothing was appended in the week before; who they are. */
    List<HostLedger> forgetSilent(long appendMillis) {
        List<HostLedger> silent = new ArrayList<>();
        for (HostLedger ledger : ledgers.values()) {
            if (ledger.isSilentSince(appendMillis - KEPT_MILLIS)) {
                silent.add(ledger);
            }
        }
        silent.forEach(ledger -> remove(ledger.name()));
        log.forget(silent);
        return silent;
    }

    private void remove(byte[] name) {
        probe.set(name);
        HostLedger ledger = ledgers.remove(probe);
        if (ledger != null) {
            numbers.clear(ledger.number() % MOST);
        }
    }

    /** Stores what changed. */
    void save() {
        log.save(ledgers.values());
    }
}
