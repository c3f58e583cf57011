package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * From alerts on subjects to one alert for each culprit, as Streams wants it. All alerts of an application meet in its one
 * task, as keys and values of {@link fleetrtt.wire.Topics#ALERTS}, which is also where what comes out belongs.
 *
 * @param makeStore makes its store
 * @param rules those in force
 * @param verdicts whose fault it is
 * @param patience how long after it fired an alert waits for its verdict at most
 * @param reader of keys and values
 */
public record CulpritSide(
        KeyValueBytesStoreSupplier makeStore,
        Supplier<RuleSet> rules,
        Verdicts verdicts,
        Duration patience,
        Deserializer<Object> reader)
        implements ProcessorSupplier<byte[], byte[], AlertKey, Alert> {
    @Override
    public Processor<byte[], byte[], AlertKey, Alert> get() {
        return new CulpritProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(AlertStore.builder(makeStore));
    }
}
