package fleetrtt.edge.collector;

/** Lets one complaint through a minute, the first at once. For one thread. */
final class OnceAMinute {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private long last = System.nanoTime() - MINUTE_NANOS;

    void say(Runnable complaint) {
        long now = System.nanoTime();
        if (now - last >= MINUTE_NANOS) {
            last = now;
            complaint.run();
        }
    }
}
