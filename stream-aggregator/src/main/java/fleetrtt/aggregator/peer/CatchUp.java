package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.window.Freshness;
import fleetrtt.aggregator.window.WindowLife;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** How far each task of the host side has come that has old records to take, by its packs. Not thread-safe. */
final class CatchUp {
    /** How long a task is taken to go on catching up; its commits are a second apart. */
    static final long PAUSE_MILLIS = 5_000;

    /** When no task catches up. */
    static final long NOBODY = Long.MAX_VALUE;

    private final long[] appended;
    private final long[] heardAt;

    /**
     * @param partitions of the host side
     * @param localMillis any clock of this machine
     */
    CatchUp(int partitions, long localMillis) {
        appended = new long[partitions];
        Arrays.fill(appended, WindowLife.NO_TIME);
        heardAt = new long[partitions];
        Arrays.fill(heardAt, localMillis);
    }

    /** @param appendedMillis append time of the youngest record of the commit that a pack of this partition is of */
    void heard(int partition, long appendedMillis, long localMillis) {
        if (appendedMillis > appended[partition]) {
            appended[partition] = appendedMillis;
            heardAt[partition] = localMillis;
        }
    }

    /** The append time that a task has come to, whether it catches up or not; {@link WindowLife#NO_TIME} when not heard. */
    long reachedMillis(int partition) {
        return appended[partition];
    }

    /**
     * The append time that the slowest has come to; {@link WindowLife#NO_TIME} while one may yet begin of which nothing
     * was heard, {@link #NOBODY} when none of these catches up.
     */
    long slowestMillis(IntPredicate partitions, long localMillis) {
        long slowest = NOBODY;
        for (int partition = 0; partition < appended.length; partition++) {
            if (partitions.test(partition)
                    && localMillis - heardAt[partition] < PAUSE_MILLIS
                    && !Freshness.isUpToDate(appended[partition], heardAt[partition])) {
                slowest = Math.min(slowest, appended[partition]);
            }
        }
        return slowest;
    }
}
