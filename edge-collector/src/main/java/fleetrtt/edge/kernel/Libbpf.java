package fleetrtt.edge.kernel;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libbpf 1.x that are used, by their C names ({@code bpf/libbpf.h}, {@code bpf/bpf.h}). Those that
 * return an int return 0 or more, or −errno; those that return a pointer return null and set errno.
 */
final class Libbpf {
    /** System property that names another library than {@value #LIBRARY}. */
    static final String LIBRARY_PROPERTY = "fleetrtt.libbpf";

    private static final String LIBRARY = "libbpf.so.1";

    private Libbpf() {}

    /** @throws KernelException when the library is missing or has another ABI */
    static Libbpf load() throws KernelException {
        Native.register(Libbpf.class, open(System.getProperty(LIBRARY_PROPERTY, LIBRARY)));
        return new Libbpf();
    }

    /** The library, after a look at its ABI: 0.x knows no {@code libbpf_major_version}. */
    static NativeLibrary open(String name) throws KernelException {
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError e) {
            throw new KernelException("cannot load " + name + ": install libbpf 1.x (Debian, Ubuntu: 'apt-get install"
                    + " libbpf1'; Fedora: 'dnf install libbpf')");
        }
        try {
            library.getFunction("libbpf_major_version");
            return library;
        } catch (UnsatisfiedLinkError e) {
            throw new KernelException(name + " is no libbpf 1.x (0.x has another ABI): install libbpf 1.x (Debian,"
                    + " Ubuntu: 'apt-get install libbpf1')");
        }
    }

    /** {@code libbpf_print_fn_t}; a va_list is passed by reference on x86_64 and aarch64. */
    interface libbpf_print_fn_t extends Callback {
        int print(int level, Pointer format, Pointer arguments);
    }

    native @Nullable Pointer libbpf_set_print(@Nullable libbpf_print_fn_t print);

    native int libbpf_num_possible_cpus();

    native @Nullable Pointer bpf_object__open_mem(Pointer image, long size, @Nullable Pointer options);

    native int bpf_object__load(Pointer object);

    native void bpf_object__close(Pointer object);

    native @Nullable Pointer bpf_object__find_program_by_name(Pointer object, String name);

    native @Nullable Pointer bpf_object__find_map_by_name(Pointer object, String name);

    native int bpf_program__set_autoload(Pointer program, boolean autoload);

    native @Nullable Pointer bpf_program__attach(Pointer program);

    native int bpf_program__fd(Pointer program);

    native int bpf_link__destroy(Pointer link);

    native int bpf_map__set_max_entries(Pointer map, int entries);

    native @Nullable Pointer bpf_map__initial_value(Pointer map, Pointer size);

    native int bpf_map__key_size(Pointer map);

    native int bpf_map__value_size(Pointer map);

    native int bpf_map__fd(Pointer map);

    native int bpf_map_update_elem(int fd, Pointer key, Pointer value, long flags);

    native int bpf_map_lookup_elem(int fd, Pointer key, Pointer value);

    native int bpf_map_lookup_batch(
            int fd,
            @Nullable Pointer position,
            Pointer next,
            Pointer keys,
            Pointer values,
            Pointer count,
            @Nullable Pointer options);

    native int bpf_map_delete_batch(int fd, Pointer keys, Pointer count, @Nullable Pointer options);

    native int bpf_obj_get_info_by_fd(int fd, Pointer info, Pointer size);
}
