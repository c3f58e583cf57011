package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.WindowLife;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The host side as Streams wants it: one processor per partition and its store. What comes out is either a
 * {@link fleetrtt.aggregator.partial.Partial} keyed by the text of its remote address, or a record set aside: bytes
 * with the headers of a {@link fleetrtt.aggregator.partial.Reason}.
 */
public final class HostSide implements ProcessorSupplier<byte[], byte[], byte[], Object> {
    /** Name of the store: per host, the position of the last report taken. */
    public static final String POSITIONS = "host-positions";

    private final WindowLife life;
    private final Deserializer<Object> deserializer;

    /**
     * @param life the windows that intervals are put in
     * @param deserializer of the values of the intervals topic; thread-safe, as all threads share it
     */
    public HostSide(WindowLife life, Deserializer<Object> deserializer) {
        this.life = life;
        this.deserializer = deserializer;
    }

    @Override
    public Processor<byte[], byte[], byte[], Object> get() {
        return new HostProcessor(life, new IntervalDecoder(deserializer));
    }

    /** Cached, so that the changelog gets an entry per host and commit and not one per record. */
    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(POSITIONS), Serdes.String(), HostPosition.serde())
                .withCachingEnabled());
    }
}
