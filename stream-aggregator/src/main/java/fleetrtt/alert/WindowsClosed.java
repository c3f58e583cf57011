package fleetrtt.alert;

import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import java.util.OptionalInt;

/**
 * No window of a size that ends by an instant will follow for the first time, and whatever closed has been told: who was
 * not among it was silent.
 *
 * @param kind of subjects of which that is so
 * @param size of the windows
 * @param throughMillis the instant, exclusive, in milliseconds since the epoch
 * @param hostsExpected hosts whose collectors were alive lately; empty while not known
 * @param hostsReporting of those, hosts whose intervals have come; empty while not known
 */
public record WindowsClosed(
        SubjectKind kind, WindowSize size, long throughMillis, OptionalInt hostsExpected, OptionalInt hostsReporting)
        implements AlertInput {}
