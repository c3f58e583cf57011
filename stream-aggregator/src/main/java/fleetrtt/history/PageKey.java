package fleetrtt.history;

import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where a page lies in a partition's store: kind, size and start of the window, and a part of the subjects. Ordered in
 * that order. In parts, so that a page stays far below what brokers take, and one subject is found without reading all.
 *
 * @param kind of its cells
 * @param window whose cells
 * @param part 0 to {@value #PARTS}, exclusive
 */
record PageKey(Kind kind, WindowKey window, int part) {
    static final int PARTS = 16;

    private static final int BYTES = 2 + Integer.BYTES + Long.BYTES;

    /** What {@link #bytes} gave. */
    static PageKey of(Kind kind, Bytes bytes) {
        ByteBuffer key = ByteBuffer.wrap(bytes.get(), 1, BYTES - 1);
        WindowSize size = WindowSize.ofMillis(key.getInt());
        return new PageKey(kind, new WindowKey(size, key.getLong() ^ Long.MIN_VALUE), key.get());
    }

    static PageKey of(WindowKey window, Subject subject) {
        return new PageKey(Kind.of(subject), window, part(subject));
    }

    static int part(Subject subject) {
        // By other bits than a hash table's, and not by those that chose the partition.
        return (subject.hashCode() * 0x9E3779B9) >>> 28;
    }

    Bytes bytes() {
        return Bytes.wrap(ByteBuffer.allocate(BYTES)
                .put(kind.code())
                .putInt(Math.toIntExact(window.size().millis()))
                .putLong(window.startMillis() ^ Long.MIN_VALUE)
                .put((byte) part)
                .array());
    }
}
