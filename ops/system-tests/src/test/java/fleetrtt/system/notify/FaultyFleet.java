package fleetrtt.system.notify;

import fleetrtt.address.IpAddress;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hosts that all talk to the same peers and report every second; some pairs are slow while they are told to be. */
final class FaultyFleet implements AutoCloseable {
    static final int HOSTS = 8;
    static final int PEERS = 22;

    private static final long INTERVAL_MILLIS = 1_000;
    private static final int SAMPLES = 20;
    private static final long FAST_MICROS = 2_000;
    private static final long SLOW_MICROS = 200_000;

    private final long incarnation = System.currentTimeMillis();
    private final Publisher publisher;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "faulty-fleet");
    private volatile Fault fault = (host, peer) -> false;
    private volatile @Nullable Exception failure;
    private long sequence;

    /** Which pairs are slow. */
    @FunctionalInterface
    interface Fault {
        boolean isSlow(int host, int peer);
    }

    private FaultyFleet(Cluster cluster) {
        publisher = new Publisher(cluster);
    }

    static FaultyFleet sending(Cluster cluster) {
        FaultyFleet fleet = new FaultyFleet(cluster);
        fleet.thread.start();
        return fleet;
    }

    static String host(int number) {
        return "faulty-" + number;
    }

    static String peer(int number) {
        return "198.51.100." + number;
    }

    void suffer(Fault from) {
        fault = from;
    }

    void recover() {
        fault = (host, peer) -> false;
    }

    private void run() {
        try {
            do {
                send(new Interval(
                        System.currentTimeMillis() / INTERVAL_MILLIS * INTERVAL_MILLIS - INTERVAL_MILLIS,
                        INTERVAL_MILLIS));
            } while (!stopped.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (PublishException | InterruptedException e) {
            failure = e;
        }
    }

    private void send(Interval interval) throws PublishException, InterruptedException {
        List<IntervalReport> reports = new ArrayList<>();
        Fault now = fault;
        for (int host = 0; host < HOSTS; host++) {
            for (int peer = 0; peer < PEERS; peer++) {
                reports.add(new IntervalReport(
                        host(host),
                        incarnation,
                        sequence + peer,
                        interval,
                        IpAddress.parse(peer(peer)),
                        rtt(now.isSlow(host, peer) ? SLOW_MICROS : FAST_MICROS)));
            }
        }
        sequence += PEERS;
        publisher.publish(reports);
    }

    private static RttHistogram rtt(long micros) {
        long[] samples = new long[SAMPLES];
        Arrays.fill(samples, micros);
        return new RttHistogram(Log2Histogram.ofValues(samples), micros * SAMPLES, OptionalLong.empty(), SAMPLES);
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }
}
