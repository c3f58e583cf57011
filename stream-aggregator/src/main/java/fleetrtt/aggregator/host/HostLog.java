package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Hosts in a store of Streams, for restarts. What changed between two commits is one more chunk, so a commit costs a record
 * or two however many hosts there are. An entry is a host's name and what {@link HostLedger#save} gives, or nothing once it
 * is forgotten; of several of a host the last stands. Once more are stale than stand, all hosts are written anew and the
 * earlier chunks are deleted. Keys are the chunks' numbers (4 bytes), in the order of time. Not thread-safe.
 */
final class HostLog {
    /** Bytes beyond which a chunk is followed by another; far below what brokers take. */
    private static final int CHUNK = 256 * 1024;

    private static final byte[] FORGOTTEN = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter chunk = new PackedWriter();
    private final PackedWriter out = new PackedWriter();
    private int first;
    private int next;
    /** In all chunks, stale ones among them. */
    private int entries;

    HostLog(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Takes hosts in the order in which they were stored. */
    interface Stored {
        void known(byte[] name, byte[] saved);

        void forgotten(byte[] name);
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
        while (in.hasMore()) {
            byte[] name = in.readBlock();
            byte[] saved = in.readBlock();
            if (saved.length > 0) {
                to.known(name, saved);
            } else {
                to.forgotten(name);
            }
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
            changed += host.changed() ? 1 : 0;
        }
        boolean anew = entries + changed > 2 * hosts.size();
        int before = next;
        entries = anew ? 0 : entries;
        for (HostLedger host : hosts) {
            if (anew || host.changed()) {
                add(host.name(), host.save(out));
            }
        }
        put();
        if (anew) {
            deleteUntil(before);
        }
    }

    /** Stores that these are known no more. */
    void forget(Collection<HostLedger> hosts) {
        hosts.forEach(host -> add(host.name(), FORGOTTEN));
        put();
    }

    private void add(byte[] name, byte[] saved) {
        chunk.writeBlock(name);
        chunk.writeBlock(saved);
        entries++;
        if (chunk.length() > CHUNK) {
            put();
        }
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
