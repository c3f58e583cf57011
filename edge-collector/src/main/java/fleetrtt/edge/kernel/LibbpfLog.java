package fleetrtt.edge.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * What libbpf logs while this is open, in place of its writing to stderr. libbpf has one print function per process,
 * so only one may be open at a time; after {@link #close} libbpf is silent.
 */
final class LibbpfLog implements AutoCloseable {
    private static final int LIBBPF_INFO = 1;
    /** Room for one message; a verifier log that is longer is cut. */
    private static final int MESSAGE_BYTES = 1 << 16;

    private final Libbpf libbpf;
    private final Libc libc = Libc.load();
    private final Memory buffer = new Memory(MESSAGE_BYTES);
    private final List<String> lines = new ArrayList<>();
    /** Held, since native code does not keep it alive. */
    private final Libbpf.libbpf_print_fn_t print = this::print;

    private LibbpfLog(Libbpf libbpf) {
        this.libbpf = libbpf;
    }

    static LibbpfLog capture(Libbpf libbpf) {
        LibbpfLog log = new LibbpfLog(libbpf);
        libbpf.libbpf_set_print(log.print);
        return log;
    }

    private int print(int level, Pointer format, Pointer arguments) {
        if (level <= LIBBPF_INFO) {
            libc.vsnprintf(buffer, MESSAGE_BYTES, format, arguments);
            buffer.getString(0).lines().forEach(lines::add);
        }
        return 0;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        libbpf.libbpf_set_print(null);
    }
}
