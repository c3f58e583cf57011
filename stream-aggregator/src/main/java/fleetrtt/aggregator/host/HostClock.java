package fleetrtt.aggregator.host;

/**
 * What is thought of a host's clock, by the brokers'. An interval that fits no window by its own word is an offence. A
 * host that sends an old backlog offends too, but all at once; a wrong clock offends by the same amount while time
 * passes. After {@value #PATIENCE} intervals of that in a row the host is suspect, until one fits again. Not thread-safe.
 */
final class HostClock {
    static final int PATIENCE = 6;

    /** By how much lag and jitter may differ from one interval to the next, beyond the interval's length. */
    private static final long JITTER_MILLIS = 5_000;

    long lastStartMillis = Long.MIN_VALUE;
    long lastOffsetMillis;
    long lastAppendMillis;
    int offences;

    /** Whether intervals of this host are to be placed by append time. */
    boolean isSuspect() {
        return offences >= PATIENCE;
    }

    /** Takes an interval's word and whether it fits a window; of the records of one interval the first counts. */
    void judge(long startMillis, long lengthMillis, long appendMillis, boolean fits) {
        if (startMillis == lastStartMillis) {
            return;
        }
        long offset = appendMillis - startMillis - lengthMillis;
        if (fits) {
            offences = 0;
        } else if (isSteady(offset, lengthMillis, appendMillis)) {
            offences = Math.min(offences + 1, PATIENCE);
        } else {
            offences = 1;
        }
        lastStartMillis = startMillis;
        lastOffsetMillis = offset;
        lastAppendMillis = appendMillis;
    }

    private boolean isSteady(long offset, long lengthMillis, long appendMillis) {
        return appendMillis - lastAppendMillis >= lengthMillis / 2
                && Math.abs(offset - lastOffsetMillis) <= lengthMillis + JITTER_MILLIS;
    }
}
