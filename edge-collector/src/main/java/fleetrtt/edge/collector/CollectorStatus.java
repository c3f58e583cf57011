package fleetrtt.edge.collector;

import fleetrtt.edge.kernel.Counters;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.Life;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxDepth;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.wire.Heartbeat;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** What a collector knows of itself. Thread-safe. */
final class CollectorStatus {
    private static final String VERSION = version();

    private final CollectorConfig config;
    private final RttProbe probe;
    private final Outbox outbox;
    private final Publisher publisher;
    private final LongAdder excluded = new LongAdder();
    private volatile long waitingAtStart;

    CollectorStatus(CollectorConfig config, RttProbe probe, Outbox outbox, Publisher publisher) {
        this.config = config;
        this.probe = probe;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    void started() {
        waitingAtStart = outbox.depth().samples();
    }

    void exclude(long samples) {
        excluded.add(samples);
    }

    CollectorTotals totals() throws KernelException {
        Counters kernel = probe.counters();
        return new CollectorTotals(
                kernel.seen(),
                kernel.overflowed(),
                kernel.missed(),
                excluded.sum(),
                publisher.samples(),
                waitingAtStart,
                outbox.depth().samples());
    }

    Heartbeat heartbeat() throws KernelException {
        Counters kernel = probe.counters();
        OutboxDepth depth = outbox.depth();
        Life life = outbox.life();
        return Heartbeat.newBuilder()
                .setHost(config.host())
                .setSentAt(Instant.ofEpochMilli(System.currentTimeMillis()))
                .setVersion(VERSION)
                .setKernel(System.getProperty("os.version"))
                .setAttachMethod(probe.attachMethod().toString())
                .setIntervalMillis(Math.toIntExact(config.interval().toMillis()))
                .setIncarnation(life.incarnation())
                .setNextSequence(life.nextSequence())
                .setSeen(kernel.seen())
                .setOverflowed(kernel.overflowed())
                .setMissed(kernel.missed())
                .setExcluded(excluded.sum())
                .setPublished(publisher.samples())
                .setRecords(publisher.records())
                .setOutboxRows(depth.rows())
                .setOutboxBytes(depth.bytes())
                .setCoalesced(outbox.coalesced())
                .setFilters(config.probe().filter().toFlags())
                .build();
    }

    private static String version() {
        String version = CollectorStatus.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
