package fleetrtt.cluster;

import org.jspecify.annotations.Nullable;

/** Something outside this program is not as it must be. The message is one line: what, where, and the mend. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String line;

    public Fault(String line, @Nullable Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    public String line() {
        return line;
    }
}
