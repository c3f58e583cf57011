package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.ChunkLayout;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Something of each host in a store of Streams, for restarts. What changed since it was last saved is one more chunk, so that
 * costs a record or two however many hosts there are. An entry is a host's name and the bytes that stand for it from now on,
 * none once there is nothing; of several of a host the last stands. Once more are stale than stand, or when most have
 * changed, all are written anew and the earlier chunks are deleted. A chunk is its layout (1 byte) and entries. Keys are the
 * chunks' numbers (4 bytes), in the order of time. Not thread-safe.
 */
final class HostLog {
    /** Bytes up to which entries share a chunk; far below what brokers take. */
    private static final int CHUNK = 256 * 1024;

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Predicate<HostLedger> isChanged;
    private final BiFunction<HostLedger, PackedWriter, byte[]> save;
    private final PackedWriter chunk = new PackedWriter();
    private final PackedWriter out = new PackedWriter();
    private int first;
    private int next;
    /** In all chunks, stale ones among them. */
    private int entries;

    /**
     * @param isChanged whether what is stored of a host is not as it was last saved
     * @param save what is to be stored of it, empty when there is nothing
     */
    HostLog(
            KeyValueStore<Bytes, byte[]> store,
            Predicate<HostLedger> isChanged,
            BiFunction<HostLedger, PackedWriter, byte[]> save) {
        this.store = store;
        this.isChanged = isChanged;
        this.save = save;
    }

    /** Takes what is stored, in that order. */
    interface Stored {
        /** What stands for a host from now on; empty when there is nothing any more. */
        void restored(byte[] name, byte[] saved);
    }

    /** Tells all that is stored. To be called first. */
    void restore(Stored to) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                int number = ByteBuffer.wrap(entry.key.get()).getInt();
                first = next == 0 ? number : first;
                next = number + 1;
                restore(new PackedReader(entry.value), to);
            }
        }
    }

    private void restore(PackedReader in, Stored to) {
        ChunkLayout.check(in);
        while (in.hasMore()) {
            to.restored(in.readBlock(), in.readBlock());
            entries++;
        }
    }

    /**
     * Stores what changed.
     *
     * @param hosts all that are known
     */
    void save(Collection<HostLedger> hosts) {
        int changed = 0;
        for (HostLedger host : hosts) {
            changed += isChanged.test(host) ? 1 : 0;
        }
        boolean anew = entries + changed > 2 * hosts.size() || 2 * changed > hosts.size();
        int before = next;
        entries = anew ? 0 : entries;
        for (HostLedger host : hosts) {
            if (anew || isChanged.test(host)) {
                byte[] saved = save.apply(host, out);
                if (saved.length > 0 || !anew) {
                    add(host.name(), saved);
                }
            }
        }
        put();
        if (anew) {
            deleteUntil(before);
        }
    }

    /** Stores that there is nothing of these any more. */
    void forget(Collection<HostLedger> hosts) {
        hosts.forEach(host -> add(host.name(), NOTHING));
        put();
    }

    private void add(byte[] name, byte[] saved) {
        if (chunk.length() + saved.length > CHUNK) {
            put();
        }
        if (chunk.length() == 0) {
            ChunkLayout.write(chunk);
        }
        chunk.writeBlock(name);
        chunk.writeBlock(saved);
        entries++;
    }

    private void put() {
        if (chunk.length() > 0) {
            store.put(key(next++), chunk.toBytes());
            chunk.clear();
        }
    }

    private void deleteUntil(int end) {
        for (int number = first; number < end; number++) {
            store.delete(key(number));
        }
        first = end;
    }

    private static Bytes key(int number) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
