package fleetrtt.aggregator.partial;

import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Packs for the partitions of the peer side, one partition after the other: what a host task has added up since its last
 * commit, many cells to a record.
 * A pack is a version (1 byte), the CRC-32C of the rest (4 bytes), its {@link PackHead}, a table of windows, and to the
 * end cells: the number of the window in the table, the subject, the cell. Not thread-safe.
 */
public final class PackWriter {
    static final int VERSION = 5;
    static final int HEAD = 1 + Integer.BYTES;

    /** Bytes beyond which another pack begins; far below what brokers take. */
    private static final int LIMIT = 256 * 1024;

    private final PackedWriter start = new PackedWriter();
    private final PackedWriter out = new PackedWriter();
    private final CRC32C checksum = new CRC32C();

    /** Begins the packs of a commit. */
    public void begin(PackHead head, List<WindowKey> windows) {
        start.clear();
        head.write(start);
        start.writeNumber(windows.size());
        windows.forEach(window -> window.write(start));
        restart();
    }

    private void restart() {
        out.clear();
        out.writeByte(VERSION);
        out.writeInt(0);
        out.writeBytes(start.array(), 0, start.length());
    }

    /** Adds a cell, and passes on the pack when it is full. */
    public void add(int window, Subject subject, byte[] cells, int from, int count, Consumer<byte[]> packs) {
        out.writeNumber(window);
        out.writeBlock(subject.bytes());
        out.writeNumber(count);
        out.writeBytes(cells, from, count);
        if (out.length() > LIMIT) {
            end(packs);
        }
    }

    /** Passes on the last pack for a partition, its head even if there is no cell, and begins the next one's. */
    public void end(Consumer<byte[]> packs) {
        pass(packs);
        restart();
    }

    private void pass(Consumer<byte[]> packs) {
        checksum.reset();
        checksum.update(out.array(), HEAD, out.length() - HEAD);
        out.setInt(1, (int) checksum.getValue());
        packs.accept(out.toBytes());
    }
}
