package fleetrtt.edge.collector;

import fleetrtt.edge.health.Health;
import fleetrtt.edge.health.TopPeers;
import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.publish.Publisher;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;

/**
 * The collector of one host: one thread drains the kernel into the outbox at every boundary, another sends from the
 * outbox to Kafka; the first never waits for the second.
 */
public final class Collector {
    static final int DEFAULT_METRICS_PEERS = 20;

    private final RttProbe probe;
    private final Outbox outbox;
    private final Publisher publisher;
    private final CollectorStatus status;
    private final HealthCheck healthCheck;
    private final CollectorMetrics metrics;
    private final DrainLoop drainLoop;
    private final SendLoop sendLoop;
    private volatile boolean running;

    /** Inert until {@link #start}; metrics show 20 peers. */
    public Collector(CollectorConfig config) {
        this(config, DEFAULT_METRICS_PEERS);
    }

    /** @param metricsPeers busiest peers with a histogram of their own in the metrics, see {@link TopPeers} */
    public Collector(CollectorConfig config, int metricsPeers) {
        probe = new RttProbe(config.probe());
        outbox = new Outbox(config.outboxFile(), config.outboxCapBytes());
        publisher = new Publisher(config.cluster());
        Progress progress = new Progress();
        TopPeers peers = new TopPeers(metricsPeers);
        status = new CollectorStatus(config, probe, outbox, publisher, progress);
        healthCheck = new HealthCheck(config, probe, outbox, progress);
        metrics = new CollectorMetrics(status, peers);
        sendLoop = new SendLoop(config, outbox, publisher, status);
        drainLoop = new DrainLoop(config, probe, outbox, progress, peers, sendLoop::wake);
    }

    /**
     * Attaches to the kernel and begins to collect and to send.
     *
     * @throws KernelException when the kernel refuses
     * @throws fleetrtt.edge.outbox.OutboxException when the outbox cannot be opened
     */
    public void start() throws KernelException {
        outbox.start();
        try {
            probe.start();
        } catch (KernelException e) {
            outbox.close();
            throw e;
        }
        drainLoop.start();
        sendLoop.start();
        running = true;
    }

    /** Where the program is attached. */
    public AttachMethod attachMethod() {
        return probe.attachMethod();
    }

    /**
     * Stops sampling, drains what is left, and sends until the outbox is empty or the time is over; what is not sent
     * then stays in the outbox for the next start.
     *
     * @return what became of all that was sampled
     * @throws KernelException when the kernel no longer tells its counters; all else is done all the same
     */
    public CollectorTotals close(Duration patience) throws KernelException {
        drainLoop.close();
        sendLoop.close(patience);
        try {
            return status.totals();
        } finally {
            running = false;
            publisher.close();
            outbox.close();
            probe.close();
        }
    }

    /** What became of the samples so far. */
    public CollectorTotals totals() throws KernelException {
        return status.totals();
    }

    /**
     * Whether all is well at this moment.
     *
     * @param longestSilence how long intervals may wait without any acknowledgement; three intervals at least
     */
    public Health health(Duration longestSilence) {
        return running ? healthCheck.now(longestSilence) : new Health(List.of("the collector is starting or stopping"));
    }

    /** Whether its loop of drains turns; false only when nothing but a new start can mend it. */
    public boolean lives() {
        return healthCheck.turns();
    }

    /** What is known of it, see {@link CollectorMetrics}; nothing while it does not run. */
    public MultiCollector metrics() {
        return () -> running ? metrics.collect() : MetricSnapshots.of();
    }
}
