package fleetrtt.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, after a pause for what it died of to pass; but when {@value #LIMIT} have died
 * within ten minutes, replacing does not help and the instance ends. Thread-safe.
 */
final class ReplaceThreads implements StreamsUncaughtExceptionHandler {
    static final int LIMIT = 20;
    static final Duration SPAN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ReplaceThreads.class);

    private final InstantSource clock;
    private final Duration pause;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    ReplaceThreads(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable death) {
        int recent = count();
        LOG.warn("stream thread died ({} in {} min): {}", recent, SPAN.toMinutes(), root(death), death);
        if (recent >= LIMIT) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        pause();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized int count() {
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(SPAN))) {
            deaths.removeFirst();
        }
        return deaths.size();
    }

    private void pause() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable root(Throwable death) {
        Throwable root = death;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
