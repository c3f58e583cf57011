package fleetrtt.aggregator.host;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.commit.CommitHook;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
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
final class HostProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration TICK = Duration.ofMillis(250);

    private final HostSide side;
    private final WindowLife life;
    private final IntervalDecoder decoder;
    private final HeartbeatDecoder heartbeats;
    private final FastDecoder fast;
    private final ReportView view = new ReportView();
    private ProcessorContext<byte[], byte[]> context;
    private HostCounters counters;
    private Hosts hosts;
    private HostCommit commit;
    private Batch batch;
    private @Nullable HostLedger last;

    HostProcessor(HostSide side) {
        this.side = side;
        life = side.life();
        decoder = new IntervalDecoder(side.deserializer());
        heartbeats = new HeartbeatDecoder(side.deserializer());
        fast = new FastDecoder(side.isOwnLayout());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        counters = new HostCounters(context.metrics(), context.taskId());
        hosts = new Hosts(
                context.getStateStore(HostSide.POSITIONS), context.taskId().partition());
        hosts.restore();
        batch = new Batch(side.partitions());
        commit = new HostCommit(side, context, hosts, batch);
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
        commit.run(context.currentSystemTimeMs());
        counters.publish();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        commit.reached(record.timestamp());
        if (isHeartbeat()) {
            beat(record);
            return;
        }
        counters.received.add();
        try {
            if (record.value() == null || !fast.decode(record.value(), view) || !isKnown()) {
                study(decoder.decode(record.headers(), record.value()));
            }
            accept(record);
        } catch (Unreadable e) {
            setAside(record, e.reason(), e.detail());
        }
        if (batch.isFull()) {
            context.commit();
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

    /** Whether the names in the view were found valid before. */
    private boolean isKnown() {
        return host() != null && batch.knows(view.remote);
    }

    private @Nullable HostLedger host() {
        // The reports of a host come one after another.
        if (last == null || !view.host.isSame(last.name())) {
            last = hosts.find(view.host);
        }
        return last;
    }

    private void study(IntervalReport report) {
        view.set(report);
        last = hosts.of(report.host());
        Remote remote = report.remote();
        if (!batch.knows(view.remote)) {
            batch.learn(view.remote, remote);
        }
    }

    private void accept(Record<byte[], byte[]> record) {
        HostLedger host = Objects.requireNonNull(host());
        if (!host.advance(view.incarnation, view.sequence)) {
            counters.duplicates.add();
            return;
        }
        Interval interval = new Interval(view.startMillis, view.lengthMillis);
        Optional<WindowSize> size = WindowSize.finestHolding(interval);
        if (size.isEmpty()) {
            late(record, Reason.NO_WINDOW, interval);
            return;
        }
        WindowKey window = WindowKey.holding(size.get(), view.startMillis);
        Reason misfit = misfit(window.interval(), record.timestamp());
        host.clock().judge(view.startMillis, view.lengthMillis, record.timestamp(), misfit == null);
        if (misfit == null) {
            host.reported(interval.endMillis());
            add(record, host, window);
        } else if (host.clock().isSuspect()) {
            add(record, host, byAppendTime(record.timestamp()));
        } else {
            late(record, misfit, interval);
        }
    }

    private @Nullable Reason misfit(Interval window, long appendedAt) {
        if (life.isAhead(window, appendedAt)) {
            return Reason.AHEAD;
        }
        return life.isGone(window, appendedAt) ? Reason.TOO_LATE : null;
    }

    /** The finest window as long as the interval that it was sent in or after. */
    private WindowKey byAppendTime(long appendedAt) {
        for (WindowSize size : WindowSize.values()) {
            if (size.millis() >= view.lengthMillis) {
                return WindowKey.holding(size, appendedAt - view.lengthMillis);
            }
        }
        throw new IllegalStateException("an interval that fits a window is no longer than the longest");
    }

    private void add(Record<byte[], byte[]> record, HostLedger host, WindowKey window) {
        if (batch.add(view, window, host)) {
            host.minutes().add(window, view.rtt);
            counters.forwarded.add();
        } else {
            setAside(record, Reason.OVERFLOW, "window " + window.interval() + " is full");
        }
    }

    private void late(Record<byte[], byte[]> record, Reason reason, Interval interval) {
        setAside(record, reason, "interval " + interval + ", appended at " + record.timestamp() + " ms");
    }

    private void setAside(Record<byte[], byte[]> record, Reason reason, String detail) {
        counters.aside(reason).add();
        context.forward(
                new Record<>(cut(record.key()), cut(record.value()), record.timestamp(), reason.headers(detail)),
                HostSide.sink(reason.topic()));
    }

    /** Whole unless oversized: with its headers such a record might exceed what the broker takes. */
    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= IntervalDecoder.MAX_BYTES
                ? bytes
                : Arrays.copyOf(bytes, IntervalDecoder.MAX_BYTES);
    }

    @Override
    public void close() {
        counters.close();
    }
}
