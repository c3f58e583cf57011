package fleetrtt.aggregator.host;

import fleetrtt.aggregator.commit.CommitHook;
import fleetrtt.aggregator.upsert.Prefixes;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.aggregator.window.Windows;
import fleetrtt.rules.RuleSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The host side as Streams wants it: one processor per partition and its stores. Packs are forwarded to the child
 * {@link #PACKS}, under the number of their partition; whatever goes to a topic, to the child {@link #sink} of it.
 *
 * @param life the windows that intervals are put in
 * @param partitions of the peer side
 * @param deserializer of values of the intervals and collectors topics; thread-safe, as all threads share it
 * @param isOwnLayout whether records under a schema id have our own schema's layout; thread-safe
 * @param prefixes of upserts; thread-safe
 * @param rules those in force, for the alerts' side
 * @param makeStore makes a store by its name
 * @param history whether what is sent is also told to {@link #HISTORY}
 */
public record HostSide(
        WindowLife life,
        int partitions,
        Deserializer<Object> deserializer,
        IntPredicate isOwnLayout,
        Prefixes prefixes,
        Supplier<RuleSet> rules,
        Function<String, KeyValueBytesStoreSupplier> makeStore,
        boolean history)
        implements ProcessorSupplier<byte[], byte[], byte[], Object> {
    /** Name of the store: what is known of each host, the last report taken foremost. */
    public static final String POSITIONS = "host-positions";

    /** Name of the store of the hosts' own windows. */
    public static final String MINUTES = "host-windows";

    /** Name of the store: per host, what is ordinary with each of its peers. */
    public static final String CELLS = "host-cells";

    /** The child that takes packs. */
    public static final String PACKS = "packs";

    /** The child that is told which windows have closed. */
    public static final String ALERTS = "host-alerts";

    /** The child that takes packs for those who keep windows for queries. */
    public static final String HISTORY = "host-to-history";

    static final String COMMIT = "host-commit";

    /** The child that takes what goes to a topic. */
    public static String sink(String topic) {
        return "host-to-" + topic;
    }

    @Override
    public Processor<byte[], byte[], byte[], Object> get() {
        return new HostProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(makeStore.apply(POSITIONS), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                Stores.keyValueStoreBuilder(makeStore.apply(CELLS), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                Windows.builder(makeStore.apply(MINUTES)),
                CommitHook.builder(COMMIT));
    }
}
