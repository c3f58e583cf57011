package fleetrtt.edge.collector;

import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.publish.Publisher;
import java.time.Duration;

/**
 * The collector of one host: one thread drains the kernel into the outbox at every boundary, another sends from the
 * outbox to Kafka; the first never waits for the second.
 */
public final class Collector {
    private final RttProbe probe;
    private final Outbox outbox;
    private final Publisher publisher;
    private final CollectorStatus status;
    private final DrainLoop drainLoop;
    private final SendLoop sendLoop;

    /** Inert until {@link #start}. */
    public Collector(CollectorConfig config) {
        probe = new RttProbe(config.probe());
        outbox = new Outbox(config.outboxFile(), config.outboxCapBytes());
        publisher = new Publisher(config.cluster());
        status = new CollectorStatus(config, probe, outbox, publisher);
        sendLoop = new SendLoop(config, outbox, publisher, status);
        drainLoop = new DrainLoop(config, probe, outbox, status, sendLoop::wake);
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
            publisher.close();
            outbox.close();
            probe.close();
        }
    }

    /** What became of the samples so far. */
    public CollectorTotals totals() throws KernelException {
        return status.totals();
    }
}
