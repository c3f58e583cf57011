package fleetrtt.aggregator.partial;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.WindowKey;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A pack that arrived on the topic of partials. Not thread-safe. */
public final class Pack {
    private final PackedReader in;
    private final PackHead head;
    private final WindowKey[] windows;

    /** Takes what a pack holds; the slices are used again. */
    public interface Cells {
        void add(WindowKey window, Slice subject, Slice cell);
    }

    private Pack(PackedReader in) {
        this.in = in;
        head = PackHead.read(in);
        windows = new WindowKey[in.readSize()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = WindowKey.read(in);
        }
    }

    /**
     * From the bytes that {@link PackWriter} wrote.
     *
     * @throws IllegalArgumentException when they are somebody else's
     */
    public static Pack of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < PackWriter.HEAD || bytes[0] != PackWriter.VERSION) {
            throw new IllegalArgumentException("these bytes are no pack of layout " + PackWriter.VERSION);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, PackWriter.HEAD, bytes.length - PackWriter.HEAD);
        PackedReader in = new PackedReader(bytes);
        in.skip(1);
        if (in.readInt() != (int) checksum.getValue()) {
            throw new IllegalArgumentException("the pack's checksum is wrong");
        }
        return new Pack(in);
    }

    public PackHead head() {
        return head;
    }

    /** Hands over all cells; once. */
    public void cells(Cells to) {
        Slice subject = new Slice();
        Slice cell = new Slice();
        while (in.hasMore()) {
            WindowKey window = windows[in.readSize()];
            in.readBlock(subject);
            in.readBlock(cell);
            to.add(window, subject, cell);
        }
    }
}
