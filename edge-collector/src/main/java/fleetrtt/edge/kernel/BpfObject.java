package fleetrtt.edge.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** One {@code bpf_object}: opened from the image, configured, loaded with one of its programs, attached, closed. */
final class BpfObject implements AutoCloseable {
    private final Libbpf libbpf;
    private final Pointer object;
    /** libbpf may read the image until the object is loaded. */
    private final Memory image;

    private BpfObject(Libbpf libbpf, Pointer object, Memory image) {
        this.libbpf = libbpf;
        this.object = object;
        this.image = image;
    }

    static BpfObject open(Libbpf libbpf, byte[] elf) throws KernelException {
        Memory image = new Memory(elf.length);
        image.write(0, elf, 0, elf.length);
        Pointer object = found("bpf_object__open_mem", libbpf.bpf_object__open_mem(image, elf.length, null));
        return new BpfObject(libbpf, object, image);
    }

    void load(ProbeConfig config, AttachMethod method) throws KernelException {
        requireLayout();
        writeConfig(config);
        // One entry more, for the samples without room. The inner map that "active" was declared with keeps its one
        // entry: since 5.10 the kernel compares the sizes of inner arrays only.
        int entries = config.maxAddresses() + 1;
        setMaxEntries(map("samples_a"), entries);
        setMaxEntries(map("samples_b"), entries);
        for (AttachMethod each : AttachMethod.values()) {
            libbpf.bpf_program__set_autoload(program(each), each == method);
        }
        KernelException.check("bpf_object__load", libbpf.bpf_object__load(object));
    }

    /** The link, to be destroyed by the caller. */
    Pointer attach(AttachMethod method) throws KernelException {
        return found("bpf_program__attach", libbpf.bpf_program__attach(program(method)));
    }

    int programFd(AttachMethod method) throws KernelException {
        return KernelException.check("bpf_program__fd", libbpf.bpf_program__fd(program(method)));
    }

    int mapFd(String name) throws KernelException {
        return KernelException.check("bpf_map__fd(" + name + ")", libbpf.bpf_map__fd(map(name)));
    }

    /** Java's idea of the layout has to be C's. */
    private void requireLayout() throws KernelException {
        requireSizes("samples_a", SamplesLayout.KEY_BYTES, SamplesLayout.BYTES);
        requireSizes("samples_b", SamplesLayout.KEY_BYTES, SamplesLayout.BYTES);
        requireSizes(".rodata.config", Integer.BYTES, ConfigLayout.BYTES);
        requireSizes("counters", Integer.BYTES, Long.BYTES);
    }

    private void requireSizes(String name, int keyBytes, int valueBytes) throws KernelException {
        Pointer map = map(name);
        int keys = libbpf.bpf_map__key_size(map);
        int values = libbpf.bpf_map__value_size(map);
        if (keys != keyBytes || values != valueBytes) {
            throw new KernelException("the BPF object's map " + name + " has keys of " + keys + " and values of "
                    + values + " bytes, not " + keyBytes + " and " + valueBytes + ": build both modules again");
        }
    }

    private void writeConfig(ProbeConfig config) throws KernelException {
        try (Memory size = new Memory(Native.SIZE_T_SIZE)) {
            Pointer value = found("bpf_map__initial_value", libbpf.bpf_map__initial_value(map(".rodata.config"), size));
            value.write(0, ConfigLayout.encode(config), 0, ConfigLayout.BYTES);
        }
    }

    private void setMaxEntries(Pointer map, int entries) throws KernelException {
        KernelException.check("bpf_map__set_max_entries", libbpf.bpf_map__set_max_entries(map, entries));
    }

    private Pointer program(AttachMethod method) throws KernelException {
        return found(method.program(), libbpf.bpf_object__find_program_by_name(object, method.program()));
    }

    private Pointer map(String name) throws KernelException {
        return found(name, libbpf.bpf_object__find_map_by_name(object, name));
    }

    private static Pointer found(String call, @Nullable Pointer pointer) throws KernelException {
        if (pointer == null) {
            throw KernelException.ofCall(call, Native.getLastError());
        }
        return pointer;
    }

    @Override
    public void close() {
        libbpf.bpf_object__close(object);
        image.close();
    }
}
