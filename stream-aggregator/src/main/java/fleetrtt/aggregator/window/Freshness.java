package fleetrtt.aggregator.window;

/** Whether what is processed is of now, so that somebody may be waiting for windows that are still open. */
public final class Freshness {
    /** Most that brokers, fetches, commits and clocks that are not quite right come to. */
    static final long BEHIND_MILLIS = 10_000;

    private Freshness() {}

    /**
     * Whether a task has nothing to catch up on.
     *
     * @param appendedMillis append time of its youngest record
     * @param localMillis this machine's clock; one that is far ahead makes everything look old
     */
    public static boolean isUpToDate(long appendedMillis, long localMillis) {
        return localMillis - appendedMillis < BEHIND_MILLIS;
    }
}
