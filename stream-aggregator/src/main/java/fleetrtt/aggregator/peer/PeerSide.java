package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.commit.CommitHook;
import fleetrtt.aggregator.upsert.Prefixes;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.aggregator.window.Windows;
import fleetrtt.rules.RuleSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The peer side as Streams wants it: one processor per partition and its stores. Whatever goes to a topic is forwarded
 * to the child {@link #sink} of it.
 *
 * @param life the windows of all sizes
 * @param partitions of the host side
 * @param prefixes of upserts; thread-safe
 * @param keys of what is set aside; thread-safe
 * @param values of what is set aside; thread-safe
 * @param rules those in force, for the alerts' side
 * @param makeStore makes a store by its name
 * @param convoy is told how far the host side's tasks have come
 * @param history whether what is sent is also told to {@link #HISTORY}
 */
public record PeerSide(
        WindowLife life,
        int partitions,
        Prefixes prefixes,
        Serializer<Object> keys,
        Serializer<Object> values,
        Supplier<RuleSet> rules,
        Function<String, KeyValueBytesStoreSupplier> makeStore,
        Convoy convoy,
        boolean history)
        implements ProcessorSupplier<byte[], byte[], byte[], Object> {
    /** Name of the store of addresses' windows. */
    public static final String WINDOWS = "peer-windows";

    /** The child that is told which windows have closed. */
    public static final String ALERTS = "peer-alerts";

    /** The child that takes packs for those who keep windows for queries. */
    public static final String HISTORY = "peer-to-history";

    static final String COMMIT = "peer-commit";

    /** The child that takes what goes to a topic. */
    public static String sink(String topic) {
        return "peer-to-" + topic;
    }

    @Override
    public Processor<byte[], byte[], byte[], Object> get() {
        return new PeerProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Windows.builder(makeStore.apply(WINDOWS)), CommitHook.builder(COMMIT));
    }
}
