package fleetrtt.registry;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids that the registry did not know, so that hostile records cannot turn this process against it: an id is asked for
 * again after a minute at the earliest, and of ids never seen before so many are asked for at once and so many per
 * second, while the others count as unknown unasked. Thread-safe.
 */
final class UnknownIds {
    /** How long the registry's no is believed. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    /** Fruitless questions allowed at once. */
    static final int BURST = 100;

    /** Fruitless questions allowed per second in the long run. */
    static final int PER_SECOND = 10;

    private static final int REMEMBERED = 10_000;
    private static final long NANOS_PER_QUESTION = Duration.ofSeconds(1).toNanos() / PER_SECOND;

    private final LongSupplier nanos;
    private final BoundedCache<Integer, Long> refusedAt = new BoundedCache<>(REMEMBERED);
    private long spentUntil;

    UnknownIds(LongSupplier nanos) {
        this.nanos = nanos;
        spentUntil = nanos.getAsLong();
    }

    /** Why this id is not to be asked for now; null when it may be. */
    @Nullable String refusal(int id) {
        Long at = refusedAt.find(id);
        if (at != null && nanos.getAsLong() - at < MEMORY.toNanos()) {
            return "asked less than " + MEMORY.toSeconds() + " s ago";
        }
        return exhausted() ? "not asked: too many unknown ids lately" : null;
    }

    private synchronized boolean exhausted() {
        return spentUntil - nanos.getAsLong() > (BURST - 1) * NANOS_PER_QUESTION;
    }

    /** The registry did not know it. */
    synchronized void add(int id) {
        long now = nanos.getAsLong();
        refusedAt.put(id, now);
        spentUntil = Math.max(spentUntil - now, 0) + now + NANOS_PER_QUESTION;
    }
}
