package fleetrtt.notify;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to try again: at once, and after each failure in a row twice as late, up to half a minute. Not thread-safe. */
final class Retry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private Duration pause = Duration.ZERO;
    private long dueNanos;

    Retry(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        dueNanos = nanoTime.getAsLong();
    }

    void failed() {
        Duration twice = pause.multipliedBy(2);
        pause = pause.isZero() ? FIRST : twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        dueNanos = nanoTime.getAsLong() + pause.toNanos();
    }

    void succeeded() {
        pause = Duration.ZERO;
        dueNanos = nanoTime.getAsLong();
    }

    /** Time until the next attempt; zero when it is due. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, dueNanos - nanoTime.getAsLong()));
    }

    /** Between the last failure and the next attempt. */
    Duration pause() {
        return pause;
    }
}
