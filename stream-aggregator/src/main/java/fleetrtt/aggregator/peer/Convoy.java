package fleetrtt.aggregator.peer;

import fleetrtt.wire.Topics;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps threads that catch up together: one that is far ahead of the slowest pauses before it reads on. It would come to
 * the end sooner only by itself, and what the slowest brings later would change all windows that had closed. One for each
 * instance, which hears of the tasks of all; thread-safe.
 */
public final class Convoy {
    /** How far ahead of the slowest none has to wait, in append time. */
    static final long LEAD_MILLIS = 20_000;

    /** One that is behind by more is not waited for: its windows have long closed without it. */
    static final long FAR_MILLIS = 300_000;

    private static final long PAUSE_MILLIS = 20;

    private final CatchUp tasks;

    /** @param partitions of the host side */
    public Convoy(int partitions) {
        tasks = new CatchUp(partitions, 0);
    }

    synchronized void heard(int partition, long appendedMillis, long localMillis) {
        tasks.heard(partition, appendedMillis, localMillis);
    }

    /** Whether all of these partitions are far ahead of another. */
    synchronized boolean isAhead(Set<Integer> own, long localMillis) {
        long slowestOwn = tasks.slowestMillis(own::contains, localMillis);
        if (slowestOwn == CatchUp.NOBODY) {
            return false;
        }
        long slowest =
                tasks.slowestMillis(partition -> tasks.reachedMillis(partition) > slowestOwn - FAR_MILLIS, localMillis);
        return slowestOwn - slowest > LEAD_MILLIS;
    }

    /** Pauses, if whoever is assigned these should; to be called before each poll. */
    public void keep(Set<TopicPartition> assigned) {
        Set<Integer> own = new HashSet<>();
        for (TopicPartition partition : assigned) {
            if (partition.topic().equals(Topics.INTERVALS)) {
                own.add(partition.partition());
            }
        }
        if (!own.isEmpty() && isAhead(own, System.currentTimeMillis())) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
