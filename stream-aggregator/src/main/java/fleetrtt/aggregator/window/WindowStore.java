package fleetrtt.aggregator.window;

import fleetrtt.aggregator.window.Window.Entry;
import fleetrtt.time.WindowSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * the last chunk stands. A window that closes is written whole and its earlier chunks are deleted. Keys are the
 * length in milliseconds (4 bytes), the start (8 bytes, sign flipped) and the chunk's number (4 bytes); chunk 0 is empty and there once
 * the window has closed.
 */
final class WindowStore {
    /** Bytes beyond which a chunk is followed by another; far below what brokers take. */
    private static final int CHUNK = 256 * 1024;

    private static final int CLOSED = 0;
    private static final int FIRST = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<WindowKey, Integer> lastChunks = new TreeMap<>();
    private final PackedWriter chunk = new PackedWriter();

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
        Map<WindowKey, Boolean> windows = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                ChunkKey key = ChunkKey.of(all.next().key);
                windows.merge(key.window, key.number == CLOSED, Boolean::logicalOr);
                lastChunks.merge(key.window, key.number, Math::max);
            }
        }
        return windows;
    }

    /** Takes what was saved. */
    interface Saved {
        void add(byte[] subject, byte[] cell, int revision);
    }

    /** Hands over all that was saved of a window; of several cells of a subject the last stands. */
    void load(WindowKey key, Saved to) {
        PackedReader in = new PackedReader();
        for (int number = FIRST; number <= lastChunk(key); number++) {
            byte[] saved = store.get(new ChunkKey(key, number).bytes());
            if (saved != null) {
                in.reset(saved, 0, saved.length);
                while (in.hasMore()) {
                    byte[] subject = in.readBlock();
                    int revision = in.readSize();
                    to.add(subject, in.readBlock(), revision);
                }
            }
        }
    }

    private int lastChunk(WindowKey key) {
        return lastChunks.getOrDefault(key, CLOSED);
    }

    /** Saves what changed. */
    void save(Window window) {
        append(window.key(), window.changed());
        window.saved();
    }

    /** Saves all of a window that has just closed, instead of what was saved before. */
    void saveClosed(Window window) {
        int before = lastChunk(window.key());
        append(window.key(), window.entries());
        for (int number = FIRST; number <= before; number++) {
            store.delete(new ChunkKey(window.key(), number).bytes());
        }
        store.put(new ChunkKey(window.key(), CLOSED).bytes(), new byte[0]);
        window.saved();
    }

    private void append(WindowKey key, Iterable<Entry> entries) {
        chunk.clear();
        for (Entry entry : entries) {
            chunk.writeBlock(entry.subject().bytes());
            chunk.writeNumber(entry.revision);
            chunk.writeBlock(entry.cell);
            if (chunk.length() > CHUNK) {
                put(key);
            }
        }
        if (chunk.length() > 0) {
            put(key);
        }
    }

    private void put(WindowKey key) {
        int number = lastChunks.merge(key, FIRST, Integer::sum);
        store.put(new ChunkKey(key, number).bytes(), chunk.toBytes());
        chunk.clear();
    }

    void remove(WindowKey key) {
        List<Bytes> gone = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(new ChunkKey(key, CLOSED).bytes(), new ChunkKey(key, lastChunk(key)).bytes())) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                gone.add(entry.key);
            }
        }
        gone.forEach(store::delete);
        lastChunks.remove(key);
    }
}
