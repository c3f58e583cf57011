package fleetrtt.api;

import org.jspecify.annotations.Nullable;

/** Whose fault firing alerts say it is. */
@FunctionalInterface
interface Verdicts {
    /** Of a firing alert on an address or a host: PEER, HOST, PATH, FLEET or UNKNOWN; null when there is none. */
    @Nullable String of(String subject);
}
