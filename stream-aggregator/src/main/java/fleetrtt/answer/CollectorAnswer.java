package fleetrtt.answer;

import org.jspecify.annotations.Nullable;

/**
 * What a collector last said of itself.
 *
 * @param lagMillis what waits in its outbox, as time
 * @param skewMillis brokers' clock less the host's, delay of sending included
 * @param lastSeenMillis when the broker took its last heartbeat
 * @param state reporting, late or missing
 */
public record CollectorAnswer(
        String host,
        String version,
        String kernel,
        String attach,
        int intervalMillis,
        long seen,
        long overflowed,
        long missed,
        long published,
        long outboxRows,
        long lagMillis,
        @Nullable Long skewMillis,
        long lastSeenMillis,
        String filters,
        String state) {}
