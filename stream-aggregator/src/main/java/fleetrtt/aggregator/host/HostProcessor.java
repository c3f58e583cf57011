package fleetrtt.aggregator.host;

import fleetrtt.aggregator.commit.CommitHook;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.sheaf.Sheaf;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Every record of the intervals topic becomes one of three things: part of the batch that is passed on with the next
 * commit; the same bytes again with the {@link Reason} in headers; or nothing, when it was seen before. Heartbeats come
 * to the same task, as they are partitioned by host too.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class HostProcessor implements Processor<byte[], byte[], byte[], Object> {
    private static final Duration TICK = Duration.ofMillis(250);

    private final HostSide side;
    private final Places places;
    private final IntervalDecoder decoder;
    private final HeartbeatDecoder heartbeats;
    private final FastDecoder fast;
    private final ReportView view = new ReportView();
    private final Sheaf sheaf = new Sheaf();
    private final RawRecord raw = new RawRecord();
    private ProcessorContext<byte[], Object> context;
    private HostCounters counters;
    private HostGauges gauges;
    private Hosts hosts;
    private HostCommit commit;
    private ShiftRows shifts;
    private Batch batch;
    private @Nullable HostLedger host;
    private @Nullable BatchPeer peer;
    private @Nullable Place place;

    HostProcessor(HostSide side) {
        this.side = side;
        places = new Places(side.life());
        decoder = new IntervalDecoder(side.deserializer());
        heartbeats = new HeartbeatDecoder(side.deserializer());
        fast = new FastDecoder(side.isOwnLayout());
    }

    /** Called again when a task goes on that was suspended, or whose transaction was aborted: nothing of before holds. */
    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        host = null;
        peer = null;
        place = null;
        counters = new HostCounters(context.metrics(), context.taskId());
        gauges = new HostGauges(context.metrics(), context.taskId());
        hosts = new Hosts(
                context.getStateStore(HostSide.POSITIONS), context.taskId().partition());
        hosts.restore();
        batch = new Batch(side.partitions());
        shifts = new ShiftRows(side.life(), context.getStateStore(HostSide.CELLS), hosts);
        shifts.restore();
        commit = new HostCommit(side, context, hosts, batch, shifts, counters.missingInViews);
        CommitHook hook = context.getStateStore(HostSide.COMMIT);
        hook.beforeCommit(context, this::beforeCommit);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    /** Asks for a commit, in which the work is done, when something is to be done that no record brings about. */
    private void tick(long localMillis) {
        if (commit.isDue(localMillis)) {
            context.commit();
        }
    }

    private void beforeCommit() {
        long nowMillis = commit.run(context.currentSystemTimeMs());
        counters.publish();
        gauges.publish(hosts.all(), nowMillis, commit.lastClosed());
        // It may have been forgotten.
        host = null;
        place = null;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        commit.reached(record.timestamp());
        if (isHeartbeat()) {
            beat(record);
        } else if (Sheaf.isKey(record.key())) {
            sheaf.open(record.value());
            while (sheaf.hasMore()) {
                sheaf.next();
                raw.set(sheaf, record.timestamp());
                take();
            }
        } else {
            raw.set(record);
            take();
        }
        if (batch.isFull()) {
            context.commit();
        }
    }

    /** Whatever is wrong with a record, those that follow it in the sheaf are taken. */
    private void take() {
        counters.received.add();
        try {
            if (!fast.decode(raw.bytes, raw.from, raw.to, view) || !recognise()) {
                study(decoder.decode(raw.headers(), raw.value()));
            }
            accept(Objects.requireNonNull(host), Objects.requireNonNull(peer));
        } catch (Unreadable e) {
            setAside(e.reason(), e.detail());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            setAside(Reason.INVALID, e.toString());
        }
    }

    private boolean isHeartbeat() {
        return context.recordMetadata()
                .filter(record -> record.topic().equals(Topics.COLLECTORS))
                .isPresent();
    }

    private void beat(Record<byte[], byte[]> record) {
        Heartbeat beat = heartbeats.decode(record.headers(), record.value());
        if (beat == null) {
            counters.badHeartbeats.add();
        } else {
            hosts.of(beat.getHost().toString()).beat(beat, record.timestamp());
        }
    }

    /** Finds host and address of the view; false when either was not found valid before. */
    private boolean recognise() {
        // The reports of a host come one after another.
        if (host == null || !view.host.isSame(host.name())) {
            host = hosts.find(view.host);
            place = null;
        }
        if (host == null) {
            return false;
        }
        peer = batch.find(view.remote, host.order(), view.startMillis);
        if (peer == null) {
            peer = batch.learnDotted(view.remote);
        }
        return peer != null;
    }

    private void study(IntervalReport report) {
        view.set(report);
        host = hosts.of(report.host());
        peer = batch.learn(view.remote, report.remote());
        place = null;
    }

    private void accept(HostLedger host, BatchPeer peer) {
        if (!host.advance(view.incarnation, view.sequence)) {
            counters.duplicates.add();
            return;
        }
        Place own = place;
        if (own == null || !own.isOf(view, raw.appendedMillis)) {
            own = places.of(view, raw.appendedMillis, host);
            place = own;
        }
        Reason misfit = own.misfit();
        if (misfit != null) {
            setAside(misfit, own.detail());
        } else if (batch.add(view.rtt, peer, batch.number(own.window()), host)) {
            if (!host.minutes().add(own.window(), view.rtt)) {
                counters.missingInViews.add();
            }
            shifts.add(own.window(), host, peer.subject, view.rtt);
            counters.forwarded.add();
        } else {
            setAside(Reason.OVERFLOW, "window " + own.window().interval() + " is full");
        }
    }

    /** Whole unless oversized: with its headers such a record might exceed what the broker takes. */
    private void setAside(Reason reason, String detail) {
        counters.aside(reason).add();
        byte[] key = Reason.cut(raw.key(), IntervalDecoder.MAX_BYTES);
        byte[] value = Reason.cut(raw.value(), IntervalDecoder.MAX_BYTES);
        context.forward(
                new Record<>(key, value, raw.appendedMillis, reason.headers(detail)), HostSide.sink(reason.topic()));
    }

    @Override
    public void close() {
        counters.close();
        gauges.close();
    }
}
