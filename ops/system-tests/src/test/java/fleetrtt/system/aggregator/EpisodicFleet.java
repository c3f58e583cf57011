package fleetrtt.system.aggregator;

import fleetrtt.address.IpAddress;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hosts that report peers every second, of which every other is slow while it is told to be. */
final class EpisodicFleet implements AutoCloseable {
    static final int PEERS = 12;

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int HOSTS = 4;
    private static final int SAMPLES = 20;
    private static final long FAST_MICROS = 2_000;
    private static final long SLOW_MICROS = 200_000;

    private final long incarnation = System.currentTimeMillis();
    private final Publisher publisher;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "episodic-fleet");
    private volatile boolean slow;
    private volatile @Nullable Exception failure;
    private long sequence;

    private EpisodicFleet(Cluster cluster) {
        publisher = new Publisher(cluster);
    }

    static EpisodicFleet sending(Cluster cluster) {
        EpisodicFleet fleet = new EpisodicFleet(cluster);
        fleet.thread.start();
        return fleet;
    }

    static String remote(int peer) {
        return "198.51.100." + peer;
    }

    /** Whether it is one of those that become slow. */
    static boolean isOfTheSlow(int peer) {
        return peer % 2 == 0;
    }

    void becomeSlow() {
        slow = true;
    }

    void recover() {
        slow = false;
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

    private void send(Interval interval) throws PublishException, InterruptedException {
        List<IntervalReport> reports = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            for (int peer = 0; peer < PEERS; peer++) {
                reports.add(new IntervalReport(
                        "episodic-" + host,
                        incarnation,
                        sequence + peer,
                        interval,
                        IpAddress.parse(remote(peer)),
                        rtt(slow && isOfTheSlow(peer) ? SLOW_MICROS : FAST_MICROS)));
            }
        }
        sequence += PEERS;
        publisher.publish(reports);
    }

    private static RttHistogram rtt(long micros) {
        long[] samples = new long[SAMPLES];
        Arrays.fill(samples, micros);
        return new RttHistogram(Log2Histogram.ofValues(samples), micros * SAMPLES, OptionalLong.empty());
    }

    @Override
    public void close() {
        stopped.countDown();
        Ended.join(thread);
        publisher.close();
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }
}
