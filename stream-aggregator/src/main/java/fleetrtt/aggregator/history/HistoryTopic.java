package fleetrtt.aggregator.history;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** The topic of {@link HistoryPack}s: a partition for each task of either side, under keys that are its number. */
public final class HistoryTopic {
    private HistoryTopic() {}

    /** What it is called for an application. */
    public static String of(String applicationId) {
        return applicationId + "-history";
    }

    public static byte[] key(int partition) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
    }

    public static StreamPartitioner<byte[], Object> partitioner() {
        return (topic, key, value, partitions) ->
                Optional.of(Set.of(ByteBuffer.wrap(key).getInt()));
    }
}
