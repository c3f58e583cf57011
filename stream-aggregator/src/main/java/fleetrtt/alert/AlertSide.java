package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The alerts' side as Streams wants it: one processor per partition and its store. It belongs below whoever closes
 * windows, within the same sub-topology. What comes out is for {@link CulpritSide}; null says that there is nothing to
 * tell of a key any more.
 */
public final class AlertSide implements ProcessorSupplier<Object, AlertInput, AlertKey, Alert> {
    private final KeyValueBytesStoreSupplier store;
    private final Supplier<RuleSet> rules;

    /**
     * One for each place in the topology where windows close.
     *
     * @param store makes its store, whose name is unique in the topology
     * @param rules those in force, asked for with every record; another object is another set
     */
    public AlertSide(KeyValueBytesStoreSupplier store, Supplier<RuleSet> rules) {
        this.store = store;
        this.rules = rules;
    }

    @Override
    public Processor<Object, AlertInput, AlertKey, Alert> get() {
        return new AlertProcessor(store.name(), rules);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(AlertStore.builder(store));
    }
}
