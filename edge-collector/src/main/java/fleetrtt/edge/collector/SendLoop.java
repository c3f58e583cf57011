package fleetrtt.edge.collector;

import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.outbox.NamedInterval;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxException;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds, oldest first, one interval at a time: named → sent → acknowledged → deleted. What was
 * not acknowledged is sent again under the same names, with growing pauses. After each round a heartbeat.
 */
final class SendLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SendLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CollectorConfig config;
    private final Outbox outbox;
    private final Publisher publisher;
    private final CollectorStatus status;
    private final Progress progress;
    private final OnceAMinute complaints = new OnceAMinute();
    private final Thread thread = new Thread(this::run, "fleetrtt-send");
    private @Nullable NamedInterval acknowledged;
    private boolean woken;
    private boolean stopping;

    SendLoop(CollectorConfig config, Outbox outbox, Publisher publisher, CollectorStatus status) {
        this.config = config;
        this.outbox = outbox;
        this.publisher = publisher;
        this.status = status;
        this.progress = status.progress();
    }

    void start() {
        thread.start();
    }

    /** There may be something to send. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private void run() {
        try {
            while (awaitWake()) {
                rest(config.sendDelay());
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!sendAll()) {
            rest(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    private boolean sendAll() throws InterruptedException {
        try {
            forget();
            for (Optional<NamedInterval> next = outbox.next(); next.isPresent(); next = outbox.next()) {
                publisher.publish(next.get().reports(config.host()));
                progress.acknowledged();
                acknowledged = next.get();
                forget();
            }
            publisher.publish(status.heartbeat());
            progress.acknowledged();
            return true;
        } catch (PublishException e) {
            progress.publicationFailed();
            complaints.say(() -> LOG.warn("{}; the outbox keeps it, to be sent again", e.getMessage()));
        } catch (OutboxException | KernelException e) {
            complaints.say(() -> LOG.warn("not sent, to be tried again: {}", e.getMessage()));
        } catch (RuntimeException e) {
            complaints.say(() -> LOG.error("not sent, to be tried again", e));
        }
        return false;
    }

    /** An interval that the outbox could not forget must not be sent, and counted, a second time. */
    private void forget() {
        if (acknowledged != null) {
            outbox.acknowledge(acknowledged);
            acknowledged = null;
        }
    }

    /** False when all has been sent that was there when stopping began. */
    private synchronized boolean awaitWake() throws InterruptedException {
        while (!woken && !stopping) {
            wait();
        }
        boolean more = woken;
        woken = false;
        return more;
    }

    /** Ends early when stopping begins; once it has begun, rests are short. */
    private synchronized void rest(Duration time) throws InterruptedException {
        boolean was = stopping;
        long end = System.nanoTime() + (was ? Math.min(time.toNanos(), FIRST_PAUSE.toNanos()) : time.toNanos());
        for (long left = end - System.nanoTime(); left > 0 && stopping == was; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized void stop() {
        stopping = true;
        woken = true;
        notifyAll();
    }

    /** Sends what is there until it is empty or the time is over. */
    void close(Duration patience) {
        stop();
        try {
            thread.join(Math.max(1, patience.toMillis()));
            if (thread.isAlive()) {
                LOG.warn("stopped before all was sent; the rest stays in the outbox");
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
