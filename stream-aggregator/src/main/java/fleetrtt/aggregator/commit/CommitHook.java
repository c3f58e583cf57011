package fleetrtt.aggregator.commit;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that stores nothing: before every commit of its task Streams asks all caching stores to pass on what they
 * hold, and this one runs an action instead, which may forward records and write to uncached stores. What it does so
 * is part of the transaction that commits the task's input, whatever brought the commit about: the interval, a
 * rebalance, or a clean end. {@code StateStore.commit} comes too late for that, when the changelogs' offsets are taken
 * already; {@code CachedStateStore.flushCache}, called by {@code ProcessorStateManager.flushCache} from
 * {@code StreamTask.prepareCommit}, is how Streams' own caches do it.
 */
public final class CommitHook implements StateStore, CachedStateStore<Void, Void> {
    private final String name;
    private @Nullable Runnable action;
    private boolean open;

    private CommitHook(String name) {
        this.name = name;
    }

    /** Without changelog. */
    public static StoreBuilder<CommitHook> builder(String name) {
        AbstractStoreBuilder<Void, Void, CommitHook> builder =
                new AbstractStoreBuilder<>(name, Serdes.Void(), Serdes.Void(), Time.SYSTEM) {
                    @Override
                    public CommitHook build() {
                        return new CommitHook(name);
                    }
                };
        return builder.withLoggingDisabled();
    }

    /** Runs the action before each commit from now on; to be called in the processor's init, for which it forwards. */
    public void beforeCommit(ProcessorContext<?, ?> context, Runnable forwarding) {
        InternalProcessorContext<?, ?> own = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = own.currentNode();
        action = () -> {
            ProcessorNode<?, ?, ?, ?> before = own.currentNode();
            own.setCurrentNode(node);
            try {
                forwarding.run();
            } finally {
                own.setCurrentNode(before);
            }
        };
    }

    @Override
    public void flushCache() {
        if (action != null) {
            action.run();
        }
    }

    /** When the task becomes a stand-by: its processor is gone. */
    @Override
    public void clearCache() {
        action = null;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Void, Void> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {}

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
