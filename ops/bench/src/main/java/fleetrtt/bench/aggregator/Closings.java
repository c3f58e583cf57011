package fleetrtt.bench.aggregator;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** When the windows of all peers that began at one instant were seen closed. Not thread-safe. */
final class Closings {
    private final Map<ByteBuffer, Long> firstAtMillis = new HashMap<>();
    private long lastAtMillis;

    void note(ByteBuffer key, long atMillis) {
        firstAtMillis.putIfAbsent(key, atMillis);
        lastAtMillis = Math.max(lastAtMillis, atMillis);
    }

    /** Of how many peers. */
    int count() {
        return firstAtMillis.size();
    }

    /** When each was first seen closed, in milliseconds since the epoch. */
    LongStream firstMillis() {
        return firstAtMillis.values().stream().mapToLong(Long::longValue);
    }

    /** When the last closed upsert came, in milliseconds since the epoch; later revisions are such too. */
    long lastMillis() {
        return lastAtMillis;
    }
}
