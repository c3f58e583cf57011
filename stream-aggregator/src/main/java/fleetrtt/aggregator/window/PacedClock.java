package fleetrtt.aggregator.window;

/**
 * Broker append time as far as a task can tell, also while it gets nothing: that of its youngest record, and what has
 * passed on the local clock since. The record was appended before it was seen, so while both clocks go at one pace
 * this one is never ahead of the brokers', whatever the local one says. Never goes back. Not thread-safe.
 */
public final class PacedClock {
    /** Most that one reading adds, so that a local clock that is set forward does not take this one with it. */
    static final long STEP_MILLIS = 10_000;

    private long streamMillis = WindowLife.NO_TIME;
    private long clockMillis = WindowLife.NO_TIME;
    private long localMillis;

    /**
     * Reads it, some seconds after the last time at most.
     *
     * @param streamMillis append time of the youngest record, or {@link WindowLife#NO_TIME}
     * @param localMillis any clock of this machine
     */
    public long read(long streamMillis, long localMillis) {
        if (streamMillis > this.streamMillis) {
            this.streamMillis = streamMillis;
            clockMillis = Math.max(clockMillis, streamMillis);
        } else if (streamMillis > WindowLife.NO_TIME) {
            clockMillis += Math.max(0, Math.min(STEP_MILLIS, localMillis - this.localMillis));
        }
        this.localMillis = localMillis;
        return clockMillis;
    }
}
