package fleetrtt.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The registry could not be asked, or said no. The message is one line that names URL, subject or id, and the mend.
 * Being a SerializationException it passes through Kafka's clients as Confluent's does.
 *
 * <p>Whoever decodes must tell two cases apart: {@link #isUnknownSchema} is the record's fault, as is every
 * SerializationException that is not of this class; anything else is the registry's, and the record may be good.
 */
public final class RegistryException extends SerializationException {
    /** No registry answered, or what answered is none. */
    public static final int UNREACHABLE = 0;

    /** The schema is not compatible with the subject's versions. */
    public static final int INCOMPATIBLE = 409;

    public static final int SUBJECT_NOT_FOUND = 40401;
    public static final int VERSION_NOT_FOUND = 40402;
    public static final int SCHEMA_NOT_FOUND = 40403;
    public static final int INVALID_SCHEMA = 42201;

    private static final long serialVersionUID = 1L;

    private final int errorCode;

    RegistryException(int errorCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.errorCode = errorCode;
    }

    /** The registry's {@code error_code}, or the HTTP status where it gave none, or {@link #UNREACHABLE}. */
    public int errorCode() {
        return errorCode;
    }

    /** Whether no schema has the record's id. */
    public boolean isUnknownSchema() {
        return errorCode == SCHEMA_NOT_FOUND;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isTransient() {
        int status = errorCode > 999 ? errorCode / 100 : errorCode;
        return errorCode == UNREACHABLE || status == 408 || status == 429 || status >= 500;
    }
}
