package fleetrtt.aggregator.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;

/**
 * Cells of one window of one task as they were sent, many in a record: version, whether closed, window, expected and
 * reporting hosts plus one, then for each cell subject, revision and the cell as it rests. Copied, not unpacked, since
 * it is written where every µs counts.
 *
 * @param window which
 * @param closed whether the window has closed
 * @param hosts how complete it is
 * @param cells what is left to be read: the cells
 */
public record HistoryPack(WindowKey window, boolean closed, Completeness hosts, PackedReader cells) {
    private static final int VERSION = 2;

    /** Takes one cell of a pack. */
    @FunctionalInterface
    public interface Taker {
        void take(Subject subject, int revision, byte[] cell);
    }

    static void begin(PackedWriter out, WindowKey window, boolean closed, Completeness hosts) {
        out.clear();
        out.writeByte(VERSION);
        out.writeByte(closed ? 1 : 0);
        window.write(out);
        out.writeNumber(hosts.expected() + 1L);
        out.writeNumber(hosts.reporting() + 1L);
    }

    static void add(PackedWriter out, Subject subject, int revision, Slice cell) {
        out.writeBlock(subject.bytes());
        out.writeNumber(revision);
        out.writeBlock(cell);
    }

    /**
     * From its bytes.
     *
     * @throws IllegalArgumentException when another version wrote them
     */
    public static HistoryPack of(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("history pack of version " + version + ", this reads " + VERSION);
        }
        boolean closed = in.readByte() == 1;
        WindowKey window = WindowKey.read(in);
        return new HistoryPack(window, closed, new Completeness(in.readSize() - 1, in.readSize() - 1), in);
    }

    /** Reads all cells; once. */
    public void forEach(Taker taker) {
        while (cells.hasMore()) {
            Subject subject = Subject.ofBytes(cells.readBlock());
            int revision = cells.readSize();
            taker.take(subject, revision, cells.readBlock());
        }
    }
}
