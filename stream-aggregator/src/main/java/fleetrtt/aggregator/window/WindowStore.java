package fleetrtt.aggregator.window;

import fleetrtt.time.WindowSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Windows in a store of Streams, for restarts and late data. What changed of a window between two commits is one more
 * chunk of it, so a commit costs a record or two however many subjects changed; of several cells of a subject the one in
 * the last chunk stands. Once more cells are stale than stand, the window is written whole and its earlier chunks are
 * deleted. Keys are the length in milliseconds (4 bytes), the start (8 bytes, sign flipped) and the chunk's number (4
 * bytes). Chunk 0 is there once the window has closed: it holds the number of the last chunk before, as closing sends
 * every cell of the window once, and so gives each its next revision.
 */
final class WindowStore {
    /** Bytes beyond which a chunk is followed by another; far below what brokers take. */
    private static final int CHUNK = 256 * 1024;

    private static final int CLOSED = 0;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<WindowKey, Chunks> windows = new TreeMap<>();
    private final PackedWriter chunk = new PackedWriter();
    /** Where in the chunk the cells are. */
    private final Ints offsets = new Ints();

    private final PackedReader in = new PackedReader();
    private final Slice cell = new Slice();

    /** What of a window is in the store: chunks from the first to the last. */
    private static final class Chunks {
        int first = CLOSED + 1;
        int last = CLOSED;
        int lastBeforeClosing = CLOSED;
        /** In these chunks, stale ones among them. */
        int cells;
    }

    WindowStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Not cached: what is put is on the changelog at once, and each key is put but once. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private record ChunkKey(WindowKey window, int number) {
        private static final int BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

        Bytes bytes() {
            return Bytes.wrap(ByteBuffer.allocate(BYTES)
                    .putInt(Math.toIntExact(window.size().millis()))
                    .putLong(window.startMillis() ^ Long.MIN_VALUE)
                    .putInt(number)
                    .array());
        }

        static ChunkKey of(Bytes bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
            WindowKey window = new WindowKey(WindowSize.ofMillis(buffer.getInt()), buffer.getLong() ^ Long.MIN_VALUE);
            return new ChunkKey(window, buffer.getInt());
        }
    }

    /** All windows that are kept, and whether each has closed. To be called first. */
    Map<WindowKey, Boolean> windows() {
        Map<WindowKey, Boolean> closed = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> each = all.next();
                ChunkKey key = ChunkKey.of(each.key);
                closed.merge(key.window, key.number == CLOSED, Boolean::logicalOr);
                found(chunks(key.window), key.number, each.value);
            }
        }
        return closed;
    }

    private void found(Chunks chunks, int number, byte[] value) {
        if (number == CLOSED) {
            chunks.lastBeforeClosing = in.reset(value, 0, value.length).readSize();
        } else {
            ChunkLayout.check(in.reset(value, 0, value.length));
            chunks.first = chunks.last == CLOSED ? number : Math.min(chunks.first, number);
            chunks.last = Math.max(chunks.last, number);
        }
    }

    private Chunks chunks(WindowKey key) {
        return windows.computeIfAbsent(key, unseen -> new Chunks());
    }

    /** Puts all that was saved of a window into it; of several cells of a subject the last stands. */
    void load(Window window, Subjects subjects) {
        Chunks chunks = chunks(window.key());
        Slice subject = new Slice();
        chunks.cells = 0;
        for (int number = chunks.first; number <= chunks.last; number++) {
            byte[] saved = store.get(new ChunkKey(window.key(), number).bytes());
            if (saved != null) {
                int sent = number <= chunks.lastBeforeClosing ? 1 : 0;
                int chunk = window.addChunk(saved);
                ChunkLayout.check(in.reset(saved, 0, saved.length));
                while (in.hasMore()) {
                    in.readBlock(subject);
                    int revision = in.readSize() + sent;
                    window.restore(subjects.of(subject), revision, chunk, in.position());
                    in.skipBlock();
                    chunks.cells++;
                }
            }
        }
    }

    /** Saves what changed. */
    void save(Window window) {
        Chunks chunks = chunks(window.key());
        Ints changed = window.changed();
        if (chunks.cells + changed.size() > 2 * window.size()) {
            int before = chunks.last;
            int chunksBefore = window.chunks();
            chunks.cells = 0;
            append(window, chunks, window.size(), i -> i);
            window.forgetChunks(chunksBefore);
            for (int number = chunks.first; number <= before; number++) {
                store.delete(new ChunkKey(window.key(), number).bytes());
            }
            chunks.first = before + 1;
        } else {
            append(window, chunks, changed.size(), changed::get);
        }
        window.saved();
    }

    /** Saves what changed of a window that has just closed, and of which each cell was sent since the last time. */
    void saveClosed(Window window) {
        Chunks chunks = chunks(window.key());
        chunks.lastBeforeClosing = chunks.last;
        save(window);
        chunk.writeNumber(chunks.lastBeforeClosing);
        store.put(new ChunkKey(window.key(), CLOSED).bytes(), chunk.toBytes());
        chunk.clear();
    }

    private void append(Window window, Chunks chunks, int count, IntUnaryOperator entries) {
        int begun = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries.applyAsInt(i);
            if (chunk.length() == 0) {
                ChunkLayout.write(chunk);
            }
            chunk.writeBlock(window.subject(entry).bytes());
            chunk.writeNumber(window.revision(entry));
            offsets.add(chunk.length());
            chunk.writeBlock(window.cell(entry, cell));
            if (chunk.length() > CHUNK || i == count - 1) {
                int number = put(window, chunks);
                for (int saved = begun; saved <= i; saved++) {
                    window.saved(entries.applyAsInt(saved), number, offsets.get(saved - begun));
                }
                offsets.clear();
                begun = i + 1;
            }
        }
    }

    /** Puts a chunk; its number in the window. */
    private int put(Window window, Chunks chunks) {
        byte[] bytes = chunk.toBytes();
        chunk.clear();
        chunks.last++;
        chunks.cells += offsets.size();
        store.put(new ChunkKey(window.key(), chunks.last).bytes(), bytes);
        return window.addChunk(bytes);
    }

    void remove(WindowKey key) {
        List<Bytes> gone = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(new ChunkKey(key, CLOSED).bytes(), new ChunkKey(key, chunks(key).last).bytes())) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                gone.add(entry.key);
            }
        }
        gone.forEach(store::delete);
        windows.remove(key);
    }
}
