package fleetrtt.edge.tcprtt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether someone asked to stop; thread-safe. */
final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode;

    /**
     * A signal that Ctrl-C and SIGTERM raise. The JVM would end with 128 plus the signal's number, and without waiting
     * for what is still to be printed; so every shutdown waits for {@link #finish} and ends with its code.
     */
    static StopSignal ofProcess() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::shutDown, "shutdown"));
        return signal;
    }

    private void shutDown() {
        request();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    void request() {
        requested.countDown();
    }

    /**
     * Waits for a request until an instant of {@link System#nanoTime}.
     *
     * @return whether it came
     */
    boolean awaitUntil(long nanoTime) throws InterruptedException {
        return requested.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Lets the process end with this code, now that all is printed. */
    void finish(int code) {
        exitCode = code;
        finished.countDown();
    }
}
