package fleetrtt.edge.publish;

import java.io.Serial;

/**
 * Some records of a publication were not acknowledged in time. Their fate is unknown: publish the same again, under
 * the same names.
 */
public final class PublishException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
