package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.Partial;
import fleetrtt.aggregator.partial.WindowLife;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The peer side as Streams wants it: one processor per partition and its stores. What comes out is either a
 * {@link fleetrtt.wire.PeerWindow}, or a {@link fleetrtt.wire.IntervalHistogram} set aside with the headers of a
 * {@link fleetrtt.aggregator.partial.Reason}.
 */
public final class PeerSide implements ProcessorSupplier<byte[], Partial, Object, Object> {
    private final WindowLife life;

    public PeerSide(WindowLife life) {
        this.life = life;
    }

    @Override
    public Processor<byte[], Partial, Object, Object> get() {
        return new PeerProcessor(life);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return PeerStore.builders();
    }
}
