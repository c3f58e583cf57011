package fleetrtt.aggregator.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what one task sends, window by window, into {@link HistoryPack}s. Not thread-safe. */
public final class HistoryFeed {
    /** Bytes beyond which a pack is followed by another; far below what brokers take. */
    private static final int PACK = 256 * 1024;

    private final @Nullable Consumer<byte[]> out;
    private final PackedWriter pack = new PackedWriter();
    private @Nullable WindowKey window;
    private boolean closed;

    /**
     * Empty.
     *
     * @param out takes packs; null when nobody keeps them
     */
    public HistoryFeed(@Nullable Consumer<byte[]> out) {
        this.out = out;
    }

    /** Adds a cell, whose bytes are copied. */
    public void add(WindowKey of, boolean isClosed, Completeness hosts, Subject subject, int revision, Slice cell) {
        if (out == null) {
            return;
        }
        if (!of.equals(window) || closed != isClosed || pack.length() > PACK) {
            end();
            window = of;
            closed = isClosed;
            HistoryPack.begin(pack, of, isClosed, hosts);
        }
        HistoryPack.add(pack, subject, revision, cell);
    }

    /** Passes on what is gathered. */
    public void end() {
        if (out != null && window != null) {
            out.accept(pack.toBytes());
            window = null;
        }
    }
}
