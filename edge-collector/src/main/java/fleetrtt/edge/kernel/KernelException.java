package fleetrtt.edge.kernel;

import java.util.List;
import java.util.Objects;

/**
 * The kernel or libbpf refused. The message is one line: the call, errno and, when a start failed, the likely cause
 * with its mend.
 */
public final class KernelException extends Exception {
    private static final long serialVersionUID = 1;

    private final int errno;
    private final List<String> detail;

    private KernelException(String message, int errno, List<String> detail) {
        super(message);
        this.errno = errno;
        this.detail = List.copyOf(detail);
    }

    KernelException(String message) {
        this(message, 0, List.of());
    }

    KernelException(String message, List<String> detail) {
        this(message, 0, detail);
    }

    /** A call that gave back an errno. */
    static KernelException ofCall(String call, int errno) {
        return new KernelException(call + ": " + Errno.text(errno), errno, List.of());
    }

    /**
     * The result of a call that returns −errno when it fails.
     *
     * @throws KernelException when it did
     */
    static int check(String call, int result) throws KernelException {
        if (result < 0) {
            throw ofCall(call, -result);
        }
        return result;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What libbpf and the verifier said, line by line; may be empty, may be long. */
    public List<String> detail() {
        return detail;
    }

    /** 0 when no call failed. */
    int errno() {
        return errno;
    }
}
