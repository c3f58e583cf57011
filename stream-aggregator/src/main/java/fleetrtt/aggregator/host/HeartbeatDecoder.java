package fleetrtt.aggregator.host;

import fleetrtt.registry.RegistryException;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.HostName;
import fleetrtt.wire.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** From the bytes of a record to a heartbeat of a host with a valid name. As thread-safe as its deserializer. */
final class HeartbeatDecoder {
    private final Deserializer<Object> deserializer;

    HeartbeatDecoder(Deserializer<Object> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * The heartbeat; null when the bytes are none.
     *
     * @throws RegistryException when the registry cannot be asked, which says nothing about the bytes
     */
    @Nullable Heartbeat decode(Headers headers, byte @Nullable [] value) {
        if (value == null || value.length > IntervalDecoder.MAX_BYTES) {
            return null;
        }
        try {
            return deserializer.deserialize(Topics.COLLECTORS, headers, value) instanceof Heartbeat beat
                            && HostName.isValid(beat.getHost())
                    ? beat
                    : null;
        } catch (SerializationException e) {
            if (e instanceof RegistryException registry && !registry.isUnknownSchema()) {
                throw e;
            }
            return null;
        }
    }
}
