package fleetrtt.system.aggregator;

/** Waiting for threads in places that may not be interrupted. */
final class Ended {
    private Ended() {}

    /** Returns once the thread has ended. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + thread, e);
        }
    }
}
