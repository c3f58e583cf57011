package fleetrtt.bench.aggregator;

import java.time.Duration;

/** A program that merges the intervals topic, whose cost is measured. Inert until {@link #start}. */
interface Subject extends AutoCloseable {
    /** Begins with the first record of the topic. */
    void start();

    /** Waits until it is about to process, having got its partitions; false when the limit is over first. */
    boolean awaitRunning(Duration limit) throws InterruptedException;

    @Override
    void close();
}
