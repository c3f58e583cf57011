package fleetrtt.notify;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is counted for one receiver, and how it does. Transitions that came due here since the start = delivered +
 * rejected + waiting, but for those of partitions that moved to another instance meanwhile. Thread-safe.
 */
final class Tally {
    private final InstantSource clock;
    private final Map<AlertState, AtomicLong> delivered = new EnumMap<>(AlertState.class);
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private volatile boolean restored;
    private volatile int waiting;
    private volatile int firing;
    private volatile Optional<String> fault = Optional.empty();
    private volatile Optional<Instant> failingSince = Optional.empty();

    Tally(InstantSource clock) {
        this.clock = clock;
        delivered.put(AlertState.FIRING, new AtomicLong());
        delivered.put(AlertState.RESOLVED, new AtomicLong());
    }

    void delivered(Collection<Alert> alerts) {
        alerts.forEach(alert -> counter(alert.getState()).incrementAndGet());
        well();
    }

    private AtomicLong counter(AlertState state) {
        AtomicLong counter = delivered.get(state);
        if (counter == null) {
            throw new IllegalArgumentException(state + " is not told");
        }
        return counter;
    }

    void repeated(int alerts) {
        repeated.addAndGet(alerts);
        well();
    }

    void rejected() {
        rejected.incrementAndGet();
        well();
    }

    /** Nothing is left that could still fail: it was told, is over, or is another instance's by now. */
    void owesNothing() {
        well();
    }

    private void well() {
        fault = Optional.empty();
        failingSince = Optional.empty();
    }

    void failed(String line) {
        failures.incrementAndGet();
        fault = Optional.of(line);
        failingSince = failingSince.or(() -> Optional.of(clock.instant()));
    }

    void unreadable() {
        unreadable.incrementAndGet();
    }

    void stands(boolean isRestored, int waitingNow, int firingNow) {
        restored = isRestored;
        waiting = waitingNow;
        firing = firingNow;
    }

    long delivered(AlertState state) {
        return counter(state).get();
    }

    long rejections() {
        return rejected.get();
    }

    long repeats() {
        return repeated.get();
    }

    long failures() {
        return failures.get();
    }

    long unreadables() {
        return unreadable.get();
    }

    int waiting() {
        return waiting;
    }

    int firing() {
        return firing;
    }

    /** How long every attempt has failed; empty when the last one did not, or there is nothing to tell. */
    Optional<Duration> failing() {
        return failingSince.map(since -> Duration.between(since, clock.instant()));
    }

    /** Why it is not well; empty when it is. */
    Optional<String> reason() {
        Optional<String> now = fault;
        if (now.isPresent()) {
            return Optional.of(now.get() + "; " + waiting + " transitions wait, failing for "
                    + failing().orElse(Duration.ZERO).toSeconds() + " s");
        }
        return restored ? Optional.empty() : Optional.of("reading what fires");
    }
}
