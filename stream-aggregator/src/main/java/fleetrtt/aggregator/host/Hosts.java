package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.aggregator.window.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
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

    private final HostLog log;
    private final int partition;
    private final Map<Slice, HostLedger> ledgers = new HashMap<>();
    /** The same in the order in which they came, which mostly is that of their memory and of their cells in windows. */
    private final List<HostLedger> inOrder = new ArrayList<>();

    private final BitSet numbers = new BitSet();
    private final Slice probe = new Slice();

    Hosts(KeyValueStore<Bytes, byte[]> store, int partition) {
        if (partition >= 1 << (Integer.SIZE - 1 - BITS)) {
            throw new IllegalArgumentException("partition " + partition + " is beyond what numbers of hosts allow");
        }
        log = new HostLog(store, HostLedger::changed, HostLedger::save);
        this.partition = partition;
    }

    void restore() {
        Map<Slice, HostLedger> stored = new HashMap<>();
        log.restore((name, saved) -> {
            Slice key = new Slice().set(name);
            if (saved.length > 0) {
                stored.put(key, HostLedger.load(name, saved));
            } else {
                stored.remove(key);
            }
        });
        stored.values().stream()
                .sorted(Comparator.comparingInt(HostLedger::number))
                .forEach(this::add);
    }

    private HostLedger add(HostLedger ledger) {
        ledgers.put(new Slice().set(ledger.name()), ledger);
        inOrder.add(ledger);
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
        return known == null ? add(new HostLedger(bytes, (partition << BITS) | free())) : known;
    }

    private int free() {
        int number = numbers.nextClearBit(0);
        if (number == MOST) {
            throw new IllegalStateException("partition " + partition + " has " + MOST + " hosts already");
        }
        return number;
    }

    /** Always in much the same order. */
    Collection<HostLedger> all() {
        return inOrder;
    }

    /** Forgets those of which nothing was appended in the week before; who they are. */
    List<HostLedger> forgetSilent(long appendMillis) {
        List<HostLedger> silent = new ArrayList<>();
        for (HostLedger ledger : inOrder) {
            if (ledger.isSilentSince(appendMillis - KEPT_MILLIS)) {
                silent.add(ledger);
            }
        }
        if (!silent.isEmpty()) {
            inOrder.removeIf(ledger -> ledger.isSilentSince(appendMillis - KEPT_MILLIS));
            silent.forEach(this::remove);
            log.forget(silent);
        }
        return silent;
    }

    private void remove(HostLedger ledger) {
        ledgers.remove(probe.set(ledger.name()));
        numbers.clear(ledger.number() % MOST);
    }

    /** Stores what changed. */
    void save() {
        log.save(inOrder);
    }
}
