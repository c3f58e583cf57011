package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.Partial;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.partial.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.WireHistograms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds partials to their windows as they come, and about once a second sends an upsert for every window that changed
 * or closed. Which windows changed is kept in memory for speed and in the store for certainty: after a restart those
 * not yet sent are found there.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class PeerProcessor implements Processor<byte[], Partial, Object, Object> {
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final int WORST_HOSTS = 8;

    private final WindowLife life;
    private final Set<PeerKey> changed = new LinkedHashSet<>();
    private ProcessorContext<Object, Object> context;
    private PeerStore store;
    private boolean recovered;
    private long closedThrough = Long.MIN_VALUE;

    PeerProcessor(WindowLife life) {
        this.life = life;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        store = PeerStore.of(context);
        context.schedule(FLUSH, PunctuationType.WALL_CLOCK_TIME, now -> flush(context.currentStreamTimeMs()));
    }

    @Override
    public void process(Record<byte[], Partial> record) {
        Partial partial = record.value();
        if (life.isGone(partial.window(), context.currentStreamTimeMs())) {
            setAside(record, Reason.TOO_LATE, "window " + partial.window() + " has gone");
            return;
        }
        PeerKey peer =
                new PeerKey(partial.window().startMillis(), partial.remote().toString());
        try {
            store.add(peer, partial.report().host(), partial.report().rtt());
            changed.add(peer);
        } catch (ArithmeticException e) {
            setAside(record, Reason.OVERFLOW, "window " + partial.window() + ": " + e.getMessage());
        }
    }

    private void setAside(Record<byte[], Partial> record, Reason reason, String detail) {
        IntervalReport report = record.value().report();
        context.forward(new Record<>(report.toWireKey(), report.toWire(), record.timestamp(), reason.headers(detail)));
    }

    private void flush(long clockMillis) {
        if (!recovered) {
            changed.addAll(store.unsent());
            recovered = true;
        }
        changed.addAll(store.notClosed(closedThrough, life.lastClosed(clockMillis)));
        closedThrough = Math.max(closedThrough, life.lastClosed(clockMillis));
        changed.forEach(peer -> send(peer, clockMillis));
        changed.clear();
        store.removeThrough(life.lastGone(clockMillis));
    }

    private void send(PeerKey peer, long clockMillis) {
        PeerSum sum = store.sum(peer);
        if (sum == null) {
            return;
        }
        Interval window = life.size().windowAt(peer.startMillis());
        boolean closed = sum.closed() || life.isClosed(window, clockMillis);
        PeerWindowKey key = new PeerWindowKey(peer.remote(), Instant.ofEpochMilli(peer.startMillis()));
        // The window's own time, so that readers find a span of windows by offsetsForTimes exactly.
        context.forward(
                new Record<>(key, upsert(peer, window, sum, closed), window.startMillis(), new RecordHeaders()));
        store.put(peer, sum.sent(closed));
    }

    private PeerWindow upsert(PeerKey peer, Interval window, PeerSum sum, boolean closed) {
        return PeerWindow.newBuilder()
                .setRemote(peer.remote())
                .setWindowStart(Instant.ofEpochMilli(window.startMillis()))
                .setWindowMillis(Math.toIntExact(window.lengthMillis()))
                .setFirstSlot(sum.rtt().slots().firstSlot())
                .setCounts(WireHistograms.counts(sum.rtt().slots()))
                .setSumMicros(sum.rtt().sumMicros())
                .setMinRttMicros(WireHistograms.minRtt(sum.rtt().minRttMicros()))
                .setHosts(sum.hosts())
                .setWorstHosts(Share.worst(store.shares(peer), WORST_HOSTS).stream()
                        .map(Share::toWire)
                        .toList())
                .setRevision(sum.revision())
                .setClosed(closed)
                .build();
    }
}
