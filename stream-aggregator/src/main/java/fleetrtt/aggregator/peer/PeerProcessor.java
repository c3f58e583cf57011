package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.Partial;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.partial.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds partials to their windows as they come. A window that closes hands what it holds to the next size's window
 * around it, and from then on whatever it still gets, at once. About once a second an upsert is sent for every window
 * that changed or closed. Which ones changed is kept in memory for speed and in the store for certainty: after a
 * restart those not yet sent are found there.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class PeerProcessor implements Processor<byte[], Partial, Object, Object> {
    private static final Duration FLUSH = Duration.ofSeconds(1);

    private final WindowLife life;
    private final Set<PeerKey> changed = new LinkedHashSet<>();
    private final Map<WindowSize, Long> closedThrough = new EnumMap<>(WindowSize.class);
    private ProcessorContext<Object, Object> context;
    private PeerStore store;
    private boolean recovered;

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
        IntervalReport report = record.value().report();
        Interval window = record.value().window();
        PeerKey peer = new PeerKey(
                record.value().size(), window.startMillis(), report.remote().toString());
        if (life.isGone(window, context.currentStreamTimeMs())) {
            setAside(record, Reason.TOO_LATE, "window " + window + " has gone");
        } else if (!store.sum(peer).hasRoomFor(report.rtt())) {
            setAside(record, Reason.OVERFLOW, "window " + window + " is full");
        } else {
            add(peer, List.of(new Share(report.host(), report.rtt())));
        }
    }

    private void setAside(Record<byte[], Partial> record, Reason reason, String detail) {
        IntervalReport report = record.value().report();
        context.forward(new Record<>(report.toWireKey(), report.toWire(), record.timestamp(), reason.headers(detail)));
    }

    private void add(PeerKey peer, List<Share> shares) {
        changed.add(peer);
        if (store.add(peer, shares).closed()) {
            peer.coarser().ifPresent(around -> add(around, shares));
        }
    }

    private void flush(long clockMillis) {
        if (!recovered) {
            changed.addAll(store.unsent());
            recovered = true;
        }
        // Finest first: what closes here hands on before the window around it closes.
        for (WindowSize size : WindowSize.values()) {
            close(size, clockMillis);
        }
        changed.forEach(this::send);
        changed.clear();
        for (WindowSize size : WindowSize.values()) {
            store.removeThrough(size, life.lastGone(size, clockMillis));
        }
    }

    /** Those whose time has come since the last flush, and those that began when it had come already. */
    private void close(WindowSize size, long clockMillis) {
        long last = life.lastClosed(size, clockMillis);
        long before = closedThrough.getOrDefault(size, Long.MIN_VALUE);
        Set<PeerKey> due = new LinkedHashSet<>(store.notClosed(size, before, last));
        for (PeerKey peer : changed) {
            if (peer.size() == size
                    && peer.startMillis() <= last
                    && !store.sum(peer).closed()) {
                due.add(peer);
            }
        }
        due.forEach(this::close);
        closedThrough.put(size, Math.max(before, last));
    }

    private void close(PeerKey peer) {
        store.put(peer, store.sum(peer).close());
        changed.add(peer);
        peer.coarser().ifPresent(around -> add(around, store.shares(peer)));
    }

    private void send(PeerKey peer) {
        PeerSum sum = store.sum(peer);
        Instant start = Instant.ofEpochMilli(peer.startMillis());
        // The window's own time, so that readers find a span of windows by offsetsForTimes exactly.
        context.forward(new Record<>(
                new PeerWindowKey(peer.remote(), start),
                Upserts.of(peer, sum, store.shares(peer)),
                peer.startMillis(),
                new RecordHeaders()));
        store.put(peer, sum.sent());
    }
}
