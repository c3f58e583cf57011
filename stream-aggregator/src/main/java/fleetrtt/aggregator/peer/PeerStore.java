package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.BinarySerde;
import fleetrtt.aggregator.partial.RttBytes;
import fleetrtt.histogram.RttHistogram;
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
import org.jspecify.annotations.Nullable;

/**
 * The windows of a task: their sums, and each host's share in them, in two stores ordered by start. Adding a partial
 * touches one small entry of each, however many hosts talk to an address. Our own windows and not Streams', whose
 * stores forget by the youngest window they were given, which one host's clock could set.
 */
final class PeerStore {
    static final String SUMS = "peer-sums";
    static final String SHARES = "peer-shares";

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

    /**
     * Adds what a host saw; nothing when this throws.
     *
     * @throws ArithmeticException when a count or the sum exceeds a long
     */
    void add(PeerKey peer, String host, RttHistogram samples) {
        ShareKey key = new ShareKey(peer, host);
        RttHistogram share = shares.get(key);
        PeerSum sum = sums.get(peer);
        PeerSum grown = (sum == null ? PeerSum.empty() : sum).plus(samples, share == null);
        shares.put(key, share == null ? samples : share.plus(samples));
        sums.put(peer, grown);
    }

    @Nullable PeerSum sum(PeerKey peer) {
        return sums.get(peer);
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

    /** Windows from one start to another, both inclusive, that no upsert has called closed. */
    List<PeerKey> notClosed(long fromMillis, long toMillis) {
        return matching(within(fromMillis, toMillis), sum -> !sum.closed());
    }

    /** Forgets the windows up to a start, inclusive. */
    void removeThrough(long startMillis) {
        for (PeerKey gone : matching(within(Long.MIN_VALUE, startMillis), sum -> true)) {
            shares(gone).forEach(share -> shares.delete(new ShareKey(gone, share.host())));
            sums.delete(gone);
        }
    }

    private KeyValueIterator<PeerKey, PeerSum> within(long fromMillis, long toMillis) {
        return sums.range(PeerKey.before(fromMillis), PeerKey.before(toMillis + 1));
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
