package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.Counters;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.Life;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxDepth;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.terminal.Version;
import fleetrtt.wire.Heartbeat;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a collector knows of itself. Thread-safe. */
final class CollectorStatus {
    static final String VERSION = Version.of(CollectorStatus.class);

    private final CollectorConfig config;
    private final RttProbe probe;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Progress progress;
    private volatile long incarnation;

    CollectorStatus(CollectorConfig config, RttProbe probe, Outbox outbox, Publisher publisher, Progress progress) {
        this.config = config;
        this.probe = probe;
        this.outbox = outbox;
        this.publisher = publisher;
        this.progress = progress;
    }

    CollectorConfig config() {
        return config;
    }

    Progress progress() {
        return progress;
    }

    OutboxDepth depth() {
        return outbox.depth();
    }

    long coalesced() {
        return outbox.coalesced();
    }

    /** 1 at most: files, not intervals. */
    long filesSetAside() {
        return outbox.damagedSetAside() ? 1 : 0;
    }

    long records() {
        return publisher.records();
    }

    /** Of the last heartbeat; 0 before the first. */
    long incarnation() {
        return incarnation;
    }

    String attachMethod() {
        return probe.attachMethod().toString();
    }

    /** Counters are read in the order of the flow backwards, so that none runs ahead of what it came from. */
    CollectorTotals totals() throws KernelException {
        long published = publisher.samples();
        long drained = progress.drained();
        Counters kernel = probe.counters();
        return new CollectorTotals(
                kernel.seen(),
                kernel.overflowed(),
                kernel.missed(),
                drained,
                progress.excluded(),
                progress.uncommitted(),
                published,
                progress.waitingAtStart(),
                outbox.depth().samples(),
                outbox.setAside().samples());
    }

    Heartbeat heartbeat() throws KernelException {
        CollectorTotals totals = totals();
        OutboxDepth depth = outbox.depth();
        Life life = outbox.life();
        incarnation = life.incarnation();
        return Heartbeat.newBuilder()
                .setHost(config.host())
                .setSentAt(Instant.ofEpochMilli(System.currentTimeMillis()))
                .setVersion(VERSION)
                .setKernel(System.getProperty("os.version"))
                .setAttachMethod(attachMethod())
                .setIntervalMillis(Math.toIntExact(config.interval().toMillis()))
                .setIncarnation(life.incarnation())
                .setNextSequence(life.nextSequence())
                .setSeen(totals.seen())
                .setOverflowed(totals.overflowed())
                .setMissed(totals.missed())
                .setDrained(totals.drained())
                .setExcluded(totals.excluded())
                .setPublished(totals.published())
                .setPublishedOther(publisher.otherSamples())
                .setRecords(publisher.records())
                .setOutboxRows(depth.rows())
                .setOutboxBytes(depth.bytes())
                .setOutboxSamples(totals.waiting())
                .setOutboxSamplesAtStart(totals.waitingAtStart())
                .setSetAsideSamples(totals.setAside())
                .setCoalesced(outbox.coalesced())
                .setFilters(config.probe().filter().toFlags())
                .setLabels(Map.copyOf(config.whereabouts().labels()))
                .setAddresses(List.copyOf(config.whereabouts().addresses().stream()
                        .map(IpAddress::toString)
                        .toList()))
                .build();
    }
}
