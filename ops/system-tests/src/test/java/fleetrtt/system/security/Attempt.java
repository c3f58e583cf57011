package fleetrtt.system.security;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Something that one can try to do at a broker.
 *
 * @param name verb and object, e.g. {@code write tcprtt.intervals}
 * @param deed returns when it was done
 */
record Attempt(String name, Deed deed) {
    /** Throws what the broker objects. */
    interface Deed {
        void with(Clients clients) throws Exception;
    }

    /** Whether it was permitted; any other fault than a refusal is the test's own. */
    boolean isPermittedTo(Clients clients) {
        try {
            deed.with(clients);
            return true;
        } catch (AuthorizationException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new AssertionError("to " + name, e);
        } catch (Exception e) {
            throw new AssertionError("to " + name, e);
        }
    }
}
