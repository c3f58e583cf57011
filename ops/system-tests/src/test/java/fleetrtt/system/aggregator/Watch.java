package fleetrtt.system.aggregator;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks an aggregator over and over until it has ended, and keeps what it said. */
final class Watch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final AggregatorProcess aggregator;
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> received = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "watch");

    private Watch(AggregatorProcess aggregator) {
        this.aggregator = aggregator;
    }

    static Watch on(AggregatorProcess aggregator) {
        Watch watch = new Watch(aggregator);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!reasons.contains(AggregatorProcess.NO_ANSWER)
                    && !stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void look() {
        reasons.addAll(aggregator.unready());
        try {
            received.add(aggregator.scrape().sum("fleetrtt_aggregator_records_received_total"));
        } catch (UncheckedIOException e) {
            // It has ended, which the next look tells.
        }
    }

    /** Every reason given for not being ready so far. */
    List<String> reasons() {
        synchronized (reasons) {
            return List.copyOf(reasons);
        }
    }

    /** Records received, at each scrape so far. */
    List<Double> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        Ended.join(thread);
    }
}
