package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.BinarySerde;
import fleetrtt.aggregator.partial.RttBytes;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The windows of a task: their sums, and each host's share in them, in two stores ordered by size and start. Adding a
 * partial touches one small entry of each, however many hosts talk to an address. Our own windows and not Streams', whose
 * stores forget by the youngest window they were given, which one host's clock could set.
 */
final class PeerStore {
    static final String SUMS = "peer-window-sums";
    static final String SHARES = "peer-window-shares";

    private static final Serializer<byte[]> AS_IS = (topic, bytes) -> bytes;

    private final KeyValueStore<PeerKey, PeerSum> sums;
    private final KeyValueStore<ShareKey, RttHistogram> shares;

    private PeerStore(KeyValueStore<PeerKey, PeerSum> sums, KeyValueStore<ShareKey, RttHistogram> shares) {
        this.sums = sums;
        this.shares = shares;
    }

    static PeerStore of(ProcessingContext context) {
        return new PeerStore(context.getStateStore(SUMS), context.getStateStore(SHARES));
    }

    /** Cached, so that the changelogs get an entry per window and commit and not one per partial. */
    static Set<StoreBuilder<?>> builders() {
        Serde<RttHistogram> rtt = BinarySerde.of(RttBytes::write, RttBytes::read);
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(SUMS), PeerKey.serde(), PeerSum.serde())
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(SHARES), ShareKey.serde(), rtt)
                        .withCachingEnabled());
    }

    /** Adds what hosts saw; the sum with it. */
    PeerSum add(PeerKey peer, List<Share> more) {
        int newHosts = 0;
        for (Share share : more) {
            newHosts += add(new ShareKey(peer, share.host()), share.rtt()) ? 1 : 0;
        }
        PeerSum grown = sum(peer).plus(Share.total(more), newHosts);
        sums.put(peer, grown);
        return grown;
    }

    /** True when the host was not yet in the window. */
    private boolean add(ShareKey key, RttHistogram samples) {
        RttHistogram share = shares.get(key);
        shares.put(key, share == null ? samples : share.plus(samples));
        return share == null;
    }

    /** Empty when nothing is known of the window. */
    PeerSum sum(PeerKey peer) {
        PeerSum sum = sums.get(peer);
        return sum == null ? PeerSum.empty() : sum;
    }

    void put(PeerKey peer, PeerSum sum) {
        sums.put(peer, sum);
    }

    /** What each host saw, in the order of their names. */
    List<Share> shares(PeerKey peer) {
        List<Share> list = new ArrayList<>();
        try (KeyValueIterator<ShareKey, RttHistogram> all = shares.prefixScan(ShareKey.prefix(peer), AS_IS)) {
            all.forEachRemaining(entry -> list.add(new Share(entry.key.host(), entry.value)));
        }
        return list;
    }

    /** Windows whose last upsert lacks something that was added. */
    List<PeerKey> unsent() {
        return matching(sums.all(), PeerSum::unsent);
    }

    /** Windows of a size from one start to another, both inclusive, that have not closed. */
    List<PeerKey> notClosed(WindowSize size, long fromMillis, long toMillis) {
        return matching(within(size, fromMillis, toMillis), sum -> !sum.closed());
    }

    /** Forgets the windows of a size up to a start, inclusive. */
    void removeThrough(WindowSize size, long startMillis) {
        for (PeerKey gone : matching(within(size, Long.MIN_VALUE, startMillis), sum -> true)) {
            shares(gone).forEach(share -> shares.delete(new ShareKey(gone, share.host())));
            sums.delete(gone);
        }
    }

    private KeyValueIterator<PeerKey, PeerSum> within(WindowSize size, long fromMillis, long toMillis) {
        return sums.range(PeerKey.before(size, fromMillis), PeerKey.before(size, toMillis + 1));
    }

    private static List<PeerKey> matching(KeyValueIterator<PeerKey, PeerSum> entries, Predicate<PeerSum> condition) {
        List<PeerKey> keys = new ArrayList<>();
        try (entries) {
            while (entries.hasNext()) {
                KeyValue<PeerKey, PeerSum> entry = entries.next();
                if (condition.test(entry.value)) {
                    keys.add(entry.key);
                }
            }
        }
        return keys;
    }
}
