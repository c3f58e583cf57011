package fleetrtt.aggregator.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One window of one remote address. Its bytes sort by size, finest first, then by start: 4 bytes big-endian for the
 * length in milliseconds, 8 bytes big-endian with the sign flipped for the start, then the address's text.
 *
 * @param size of the window
 * @param startMillis start of the window in milliseconds since the epoch
 * @param remote canonical text of the address, or other
 */
record PeerKey(WindowSize size, long startMillis, String remote) {
    /** Number of bytes before the address's text. */
    static final int PREFIX = Integer.BYTES + Long.BYTES;

    /** Sorts before every window of the size that starts at this instant or later. */
    static PeerKey before(WindowSize size, long startMillis) {
        return new PeerKey(size, startMillis, "");
    }

    Interval window() {
        return size.windowAt(startMillis);
    }

    /** The same address's window of the next size that holds this one; empty for the coarsest. */
    Optional<PeerKey> coarser() {
        return size.coarser()
                .map(next -> new PeerKey(next, next.windowAt(startMillis).startMillis(), remote));
    }

    static Serde<PeerKey> serde() {
        return Serdes.serdeFrom((topic, key) -> key.bytes(), (topic, bytes) -> PeerKey.ofBytes(bytes));
    }

    byte[] bytes() {
        byte[] text = remote.getBytes(UTF_8);
        return ByteBuffer.allocate(PREFIX + text.length)
                .putInt(Math.toIntExact(size.millis()))
                .putLong(startMillis ^ Long.MIN_VALUE)
                .put(text)
                .array();
    }

    static PeerKey ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        WindowSize size = WindowSize.ofMillis(buffer.getInt());
        long start = buffer.getLong() ^ Long.MIN_VALUE;
        return new PeerKey(size, start, new String(bytes, PREFIX, bytes.length - PREFIX, UTF_8));
    }
}
