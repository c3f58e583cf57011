package fleetrtt.edge.collector;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What the two loops have come to; they tell, all others ask. Thread-safe. */
final class Progress {
    private final LongAdder drained = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final LongAdder drains = new LongAdder();
    private final LongAdder drainNanos = new LongAdder();
    private final LongAdder failedAppends = new LongAdder();
    private final LongAdder failedPublications = new LongAdder();
    private volatile long uncommitted;
    private volatile long waitingAtStart;
    private volatile String appendFailure = "";
    private volatile Moment start = Moment.NEVER;
    private volatile Moment lastTurn = Moment.NEVER;
    private volatile Moment lastDrain = Moment.NEVER;
    private volatile Moment lastAcknowledgement = Moment.NEVER;

    /** On the monotonic clock, so that a set wall clock makes nothing old. */
    private record Moment(long nanos, boolean hasCome) {
        static final Moment NEVER = new Moment(0, false);

        static Moment now() {
            return new Moment(System.nanoTime(), true);
        }

        Optional<Duration> age() {
            return hasCome ? Optional.of(Duration.ofNanos(System.nanoTime() - nanos)) : Optional.empty();
        }
    }

    void started(long samplesWaiting) {
        waitingAtStart = samplesWaiting;
        start = Moment.now();
    }

    /** The loop of drains has come round, whatever came of the drain. */
    void turned() {
        lastTurn = Moment.now();
    }

    void drained(long samples, long ofThoseExcluded) {
        uncommitted = samples - ofThoseExcluded;
        excluded.add(ofThoseExcluded);
        drained.add(samples);
    }

    /** What was drained is in the outbox, or there was nothing to keep. */
    void committed() {
        uncommitted = 0;
        appendFailure = "";
    }

    void appendFailed(String why) {
        failedAppends.increment();
        appendFailure = why;
    }

    void drainEnded(long nanos) {
        drainNanos.add(nanos);
        drains.increment();
        lastDrain = Moment.now();
    }

    void acknowledged() {
        lastAcknowledgement = Moment.now();
    }

    void publicationFailed() {
        failedPublications.increment();
    }

    /** Samples taken out of the kernel. */
    long drained() {
        return drained.sum();
    }

    /** Of those, the ones that are not published. */
    long excluded() {
        return excluded.sum();
    }

    /** Of those, the ones that the outbox has not taken yet. */
    long uncommitted() {
        return uncommitted;
    }

    /** Samples that the outbox held at the start. */
    long waitingAtStart() {
        return waitingAtStart;
    }

    /** Drains that came to their end. */
    long drains() {
        return drains.sum();
    }

    /** Time that they took together. */
    Duration drainTime() {
        return Duration.ofNanos(drainNanos.sum());
    }

    long failedAppends() {
        return failedAppends.sum();
    }

    long failedPublications() {
        return failedPublications.sum();
    }

    /** Why the outbox did not take the last drain; empty when it did. */
    String appendFailure() {
        return appendFailure;
    }

    /** Time since the start; none before. */
    Duration age() {
        return start.age().orElse(Duration.ZERO);
    }

    /** Time since the loop of drains last came round; empty before the first time. */
    Optional<Duration> lastTurnAge() {
        return lastTurn.age();
    }

    /** Time since the last drain came to its end; empty before the first. */
    Optional<Duration> lastDrainAge() {
        return lastDrain.age();
    }

    /** Time since the brokers last acknowledged something, be it a heartbeat; empty before the first time. */
    Optional<Duration> lastAcknowledgementAge() {
        return lastAcknowledgement.age();
    }
}
