package fleetrtt.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of a person or of the system that this process end (SIGINT, SIGTERM). Whoever installed it stops in an
 * orderly way and closes it; the process then ends with exit code 0, as asked, and not with that of a killed one.
 */
public final class StopSignal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "fleetrtt-stop");

    private StopSignal() {}

    /** From now on a signal is a wish, for at most 30 s. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stop() {
        wished.countDown();
        try {
            boolean orderly = stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Runtime.getRuntime().halt(orderly ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the wish; true when it has come, false when the time is over first. */
    public boolean await(Duration limit) throws InterruptedException {
        return wished.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it has come. */
    public boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Waits for the wish. */
    public void await() throws InterruptedException {
        wished.await();
    }

    /** All has stopped, or nothing was wished and the process goes on as if this had never been installed. */
    @Override
    public void close() {
        stopped.countDown();
        if (!isWished()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
