package fleetrtt.system.aggregator;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that report every second, as collectors do, from its making to {@link #stop}; it knows what they have sent.
 * The sums are random, the order of reports is not.
 */
final class SteadyFleet implements AutoCloseable {
    private static final int HOSTS = 8;
    private static final int PEERS = 40;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Random random;
    private final Publisher publisher;
    private final Map<Remote, RttHistogram> sent = new HashMap<>();
    private final long incarnation = System.currentTimeMillis();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "steady-fleet");
    private long sequence;
    private volatile @Nullable Exception failure;

    private SteadyFleet(Cluster cluster, long seed) {
        random = new Random(seed);
        publisher = new Publisher(cluster);
    }

    static SteadyFleet sending(Cluster cluster, long seed) {
        SteadyFleet fleet = new SteadyFleet(cluster, seed);
        fleet.thread.start();
        return fleet;
    }

    private void run() {
        try {
            do {
                send(new Interval(System.currentTimeMillis() / 1_000 * 1_000 - 1_000, INTERVAL.toMillis()));
            } while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (PublishException | InterruptedException e) {
            failure = e;
        }
    }

    /** One interval of every host; known to be sent once it is acknowledged. */
    private void send(Interval interval) throws PublishException, InterruptedException {
        List<IntervalReport> reports = new ArrayList<>(HOSTS * PEERS);
        for (int host = 0; host < HOSTS; host++) {
            for (int peer = 0; peer < PEERS; peer++) {
                reports.add(new IntervalReport(
                        "steady-" + host,
                        incarnation,
                        sequence + peer,
                        interval,
                        IpAddress.parse("198.51.100." + peer),
                        rtt()));
            }
        }
        sequence += PEERS;
        publisher.publish(reports);
        reports.forEach(report -> sent.merge(report.remote(), report.rtt(), RttHistogram::plus));
    }

    private RttHistogram rtt() {
        long[] micros = random.longs(1 + random.nextInt(20), 1, 1_000_000).toArray();
        long sum = 0;
        for (long one : micros) {
            sum += one;
        }
        return new RttHistogram(
                Log2Histogram.ofValues(micros),
                sum,
                OptionalLong.of(1 + random.nextInt(1_000)),
                random.nextInt(micros.length));
    }

    /** Sends no more; what was sent, by remote address. */
    Map<Remote, RttHistogram> stop() {
        stopped.countDown();
        Ended.join(thread);
        if (failure != null) {
            throw new AssertionError(failure);
        }
        return sent;
    }

    @Override
    public void close() {
        stop();
        publisher.close();
    }
}
