package fleetrtt.edge.outbox;

import java.io.Serial;

/** The outbox could not take or give a row; what it held before, it still holds. The message names the file. */
public final class OutboxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    OutboxException(String message) {
        super(message);
    }

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
