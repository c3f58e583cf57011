package fleetrtt.system.aggregator;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks an aggregator over and over, as a load balancer and Prometheus do, and keeps what it said. */
final class Watch implements AutoCloseable {
    private final AggregatorProcess aggregator;
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> received = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::run, "watch");
    private volatile boolean stopped;

    private Watch(AggregatorProcess aggregator) {
        this.aggregator = aggregator;
    }

    static Watch on(AggregatorProcess aggregator) {
        Watch watch = new Watch(aggregator);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!stopped) {
            reasons.addAll(aggregator.unready());
            try {
                received.add(aggregator.scrape().sum("fleetrtt_aggregator_records_received_total"));
            } catch (UncheckedIOException e) {
                // It has ended.
            }
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
        stopped = true;
        Ended.join(thread);
    }
}
