package fleetrtt.edge.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fleetrtt.address.IpAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two hash maps of samples and the map {@code active} that says which of them the program writes to. Not
 * thread-safe.
 *
 * <p>Law: every sample that a map took is in exactly one snapshot, save that a snapshot which was not cleared is
 * repeated by the next.
 */
final class SampleMaps {
    /** Entries per call: 280 kB of buffers. */
    private static final int BATCH = 1024;

    private final Libbpf libbpf;
    private final int activeFd;
    private final int[] samplesFds;
    private final Memory keys = new Memory((long) BATCH * SamplesLayout.KEY_BYTES);
    private final Memory values = new Memory((long) BATCH * SamplesLayout.BYTES);
    private final ByteBuffer keyBytes = keys.getByteBuffer(0, keys.size());
    private final ByteBuffer valueBytes = values.getByteBuffer(0, values.size());
    private final Memory count = new Memory(Integer.BYTES);
    private final Memory position = new Memory(Long.BYTES);
    private final Memory otherKey = SamplesLayout.otherKey();
    private int active;
    private Standby standby = Standby.EMPTY;

    /** What is in the map that the program does not write to. */
    private enum Standby {
        EMPTY,
        DRAINED,
        HALF_CLEARED
    }

    SampleMaps(Libbpf libbpf, int activeFd, int firstFd, int secondFd) {
        this.libbpf = libbpf;
        this.activeFd = activeFd;
        this.samplesFds = new int[] {firstFd, secondFd};
    }

    /** Gives both maps their entry for samples without room; before the program is attached. */
    void prepare() throws KernelException {
        resetOther(samplesFds[0]);
        resetOther(samplesFds[1]);
        activate(0);
    }

    /** Swaps the maps, unless the last snapshot is not cleared yet, and reads the one that is at rest. */
    Snapshot drain(RttUnit unit) throws KernelException {
        if (standby == Standby.HALF_CLEARED) {
            clear();
        }
        if (standby == Standby.EMPTY) {
            activate(1 - active);
            standby = Standby.DRAINED;
        }
        return read(unit);
    }

    /** Empties the map that was drained; to be called again when it fails. */
    void clear() throws KernelException {
        if (standby == Standby.EMPTY) {
            return;
        }
        standby = Standby.HALF_CLEARED;
        int fd = standbyFd();
        scan(fd, entries -> delete(fd, entries));
        resetOther(fd);
        standby = Standby.EMPTY;
    }

    /** Returns only when every running program has finished and will not touch the samples read after it. */
    void settle() throws KernelException {
        activate(active);
    }

    private int standbyFd() {
        return samplesFds[1 - active];
    }

    /** The kernel waits for running programs before this returns (kernel/bpf/syscall.c, maybe_wait_bpf_programs). */
    private void activate(int index) throws KernelException {
        try (Memory key = new Memory(Integer.BYTES);
                Memory value = new Memory(Integer.BYTES)) {
            key.setInt(0, 0);
            value.setInt(0, samplesFds[index]);
            KernelException.check("bpf_map_update_elem(active)", libbpf.bpf_map_update_elem(activeFd, key, value, 0));
        }
        active = index;
    }

    private void resetOther(int fd) throws KernelException {
        try (Memory none = SamplesLayout.noSamples()) {
            KernelException.check("bpf_map_update_elem(other)", libbpf.bpf_map_update_elem(fd, otherKey, none, 0));
        }
    }

    private interface Batch {
        void accept(int entries) throws KernelException;
    }

    private Snapshot read(RttUnit unit) throws KernelException {
        Map<IpAddress, Samples> byAddress = new HashMap<>();
        Samples[] other = {Samples.none()};
        scan(standbyFd(), entries -> {
            for (int entry = 0; entry < entries; entry++) {
                byte[] key = key(entry);
                Samples samples = SamplesLayout.read(valueBytes, entry * SamplesLayout.BYTES);
                if (SamplesLayout.isOther(key)) {
                    other[0] = samples;
                } else {
                    byAddress.put(IpAddress.ofBytes(key), samples);
                }
            }
        });
        return new Snapshot(unit, byAddress, other[0]);
    }

    private byte[] key(int entry) {
        byte[] key = new byte[SamplesLayout.KEY_BYTES];
        keyBytes.get(entry * SamplesLayout.KEY_BYTES, key);
        return key;
    }

    /** Passes over a map at rest; a batch holds whole buckets, so entries of a batch may be deleted meanwhile. */
    private void scan(int fd, Batch batch) throws KernelException {
        @Nullable Pointer from = null;
        int result;
        do {
            count.setInt(0, BATCH);
            result = libbpf.bpf_map_lookup_batch(fd, from, position, keys, values, count, null);
            if (result != -Errno.ENOENT) {
                KernelException.check("bpf_map_lookup_batch", result);
            }
            batch.accept(count.getInt(0));
            from = position;
        } while (result == 0);
    }

    private void delete(int fd, int entries) throws KernelException {
        int addresses = 0;
        for (int entry = 0; entry < entries; entry++) {
            byte[] key = key(entry);
            if (!SamplesLayout.isOther(key)) {
                keyBytes.put(addresses * SamplesLayout.KEY_BYTES, key);
                addresses++;
            }
        }
        if (addresses > 0) {
            count.setInt(0, addresses);
            KernelException.check("bpf_map_delete_batch", libbpf.bpf_map_delete_batch(fd, keys, count, null));
        }
    }
}
