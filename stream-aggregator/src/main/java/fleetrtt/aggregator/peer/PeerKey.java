package fleetrtt.aggregator.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One window of one remote address. Its bytes sort by start first: 8 bytes big-endian with the sign flipped, then the
 * address's text.
 *
 * @param startMillis start of the window in milliseconds since the epoch
 * @param remote canonical text of the address, or other
 */
record PeerKey(long startMillis, String remote) {
    /** Sorts before every window that starts at this instant or later. */
    static PeerKey before(long startMillis) {
        return new PeerKey(startMillis, "");
    }

    static Serde<PeerKey> serde() {
        return Serdes.serdeFrom((topic, key) -> key.bytes(), (topic, bytes) -> PeerKey.ofBytes(bytes));
    }

    byte[] bytes() {
        byte[] text = remote.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(startMillis ^ Long.MIN_VALUE)
                .put(text)
                .array();
    }

    static PeerKey ofBytes(byte[] bytes) {
        long start = ByteBuffer.wrap(bytes).getLong() ^ Long.MIN_VALUE;
        return new PeerKey(start, new String(bytes, Long.BYTES, bytes.length - Long.BYTES, UTF_8));
    }
}
