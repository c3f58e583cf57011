package fleetrtt.edge.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The program at work: attached by one method, with its maps and counters. Not thread-safe. */
final class LoadedProgram implements AutoCloseable {
    private static final int SEEN = 0;
    private static final int OVERFLOWED = 1;
    /** {@code struct bpf_prog_info} up to and with recursion_misses (linux/bpf.h, since 5.12; older ones leave 0). */
    private static final int PROG_INFO_BYTES = 216;

    private static final int RECURSION_MISSES = 208;

    private final Libbpf libbpf;
    private final BpfObject object;
    private final AttachMethod method;
    private final SampleMaps maps;
    private @Nullable Pointer link;

    private LoadedProgram(Libbpf libbpf, BpfObject object, AttachMethod method, SampleMaps maps, Pointer link) {
        this.libbpf = libbpf;
        this.object = object;
        this.method = method;
        this.maps = maps;
        this.link = link;
    }

    static LoadedProgram attach(Libbpf libbpf, byte[] image, ProbeConfig config, AttachMethod method)
            throws KernelException {
        BpfObject object = BpfObject.open(libbpf, image);
        try {
            object.load(config, method);
            SampleMaps maps = new SampleMaps(
                    libbpf, object.mapFd("active"), object.mapFd("samples_a"), object.mapFd("samples_b"));
            maps.prepare();
            return new LoadedProgram(libbpf, object, method, maps, object.attach(method));
        } catch (KernelException e) {
            object.close();
            throw e;
        }
    }

    AttachMethod method() {
        return method;
    }

    SampleMaps maps() {
        return maps;
    }

    Counters counters() throws KernelException {
        return new Counters(counter(SEEN), counter(OVERFLOWED), missed());
    }

    private long counter(int index) throws KernelException {
        int cpus = KernelException.check("libbpf_num_possible_cpus", libbpf.libbpf_num_possible_cpus());
        try (Memory key = new Memory(Integer.BYTES);
                Memory values = new Memory((long) cpus * Long.BYTES)) {
            key.setInt(0, index);
            KernelException.check(
                    "bpf_map_lookup_elem(counters)", libbpf.bpf_map_lookup_elem(object.mapFd("counters"), key, values));
            long sum = 0;
            for (long value : values.getLongArray(0, cpus)) {
                sum += value;
            }
            return sum;
        }
    }

    private long missed() throws KernelException {
        try (Memory info = new Memory(PROG_INFO_BYTES);
                Memory size = new Memory(Integer.BYTES)) {
            info.clear();
            size.setInt(0, PROG_INFO_BYTES);
            int fd = object.programFd(method);
            KernelException.check("bpf_obj_get_info_by_fd", libbpf.bpf_obj_get_info_by_fd(fd, info, size));
            return info.getLong(RECURSION_MISSES);
        }
    }

    /** No sample is taken after this returns. */
    void detach() throws KernelException {
        if (link != null) {
            libbpf.bpf_link__destroy(link);
            link = null;
            maps.settle();
        }
    }

    @Override
    public void close() {
        if (link != null) {
            libbpf.bpf_link__destroy(link);
            link = null;
        }
        object.close();
    }
}
