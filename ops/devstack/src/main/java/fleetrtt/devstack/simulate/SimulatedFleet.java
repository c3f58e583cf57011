package fleetrtt.devstack.simulate;

import fleetrtt.address.IpAddress;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts that do not exist, each of which talks to some peers that do not exist either; every interval all their
 * histograms go to Kafka as a collector's would.
 */
public final class SimulatedFleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedFleet.class);
    private static final int PEERS_PER_HOST = 12;

    private final int hosts;
    private final Duration interval;
    private final RttModel model;
    private final Publisher publisher;
    private final long incarnation = System.currentTimeMillis();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "fleetrtt-simulate");
    private long sequence;

    /**
     * Inert until {@link #start}.
     *
     * @param hosts how many, 1 to 10,000
     * @param interval length of an interval; divides 10 s
     * @param seed of everything that looks like chance
     * @param slowdown what goes wrong
     */
    public SimulatedFleet(int hosts, Duration interval, long seed, Slowdown slowdown, Cluster cluster) {
        if (hosts < 1 || hosts > 10_000) {
            throw new IllegalArgumentException("number of simulated hosts " + hosts + " is not within 1 to 10000");
        }
        this.hosts = hosts;
        this.interval = interval;
        model = new RttModel(seed, slowdown);
        publisher = new Publisher(cluster);
    }

    /** The peer with the given number, 0 to 255; addresses of documentation (RFC 5737), so they are nobody's. */
    public static IpAddress peer(int number) {
        return IpAddress.parse("198.51.100." + number);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long length = interval.toMillis();
        try {
            while (!stopped.await(
                    length - Math.floorMod(System.currentTimeMillis(), length) + 1, TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() throws InterruptedException {
        long length = interval.toMillis();
        long end = Math.floorDiv(System.currentTimeMillis(), length) * length;
        try {
            publisher.publish(reports(new Interval(end - length, length)));
        } catch (PublishException e) {
            LOG.warn("simulated interval not sent: {}", e.getMessage());
        }
    }

    private List<IntervalReport> reports(Interval at) {
        List<IntervalReport> reports = new ArrayList<>(hosts * PEERS_PER_HOST);
        for (int host = 0; host < hosts; host++) {
            String name = String.format("simulated-%03d", host + 1);
            for (int i = 0; i < PEERS_PER_HOST; i++) {
                IpAddress peer = peer((host * 7 + i) % peers() + 1);
                reports.add(
                        new IntervalReport(name, incarnation, sequence + i, at, peer, model.sample(name, peer, at)));
            }
        }
        sequence += PEERS_PER_HOST;
        return reports;
    }

    private int peers() {
        return Math.min(200, PEERS_PER_HOST + hosts / 2);
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
