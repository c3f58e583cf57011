package fleetrtt.aggregator.host;

import fleetrtt.aggregator.alerts.AlertFeed;
import fleetrtt.aggregator.history.HistoryFeed;
import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.aggregator.host.HostCounters.Counter;
import fleetrtt.aggregator.partial.Census;
import fleetrtt.aggregator.partial.PackHead;
import fleetrtt.aggregator.partial.PackWriter;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.sheaf.SheafBinder;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.upsert.Upsert;
import fleetrtt.aggregator.upsert.UpsertWriter;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.Freshness;
import fleetrtt.aggregator.window.PacedClock;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.aggregator.window.Windows;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What the host side does once for each commit, within it: the batch goes to the tasks of its addresses, the minutes of
 * each host and of all together join their windows, and what a restart needs is stored. Not thread-safe.
 */
final class HostCommit {
    /** How often, by either clock, the other side is told of the time when there is nothing else to tell. */
    private static final long IDLE_MILLIS = 10_000;

    private static final String TO_HOSTS = HostSide.sink(Topics.HOSTS);
    private static final byte[] NO_KEY = {};

    private final HostSide side;
    private final ProcessorContext<byte[], Object> context;
    private final Hosts hosts;
    private final Batch batch;
    private final ShiftRows shifts;
    private final Counter missingInViews;
    private final Windows minutes;
    private final UpsertWriter upserts;
    private final PacedClock clock = new PacedClock();
    private final SheafBinder sheaves;
    private final PackWriter packs = new PackWriter();
    private final AlertFeed alerts;
    private final HistoryFeed history;
    private final List<FleetMinute> fleet = new ArrayList<>();
    private final PackedWriter cell = new PackedWriter();
    private final Slice packed = new Slice();
    private final Slice subject = new Slice();
    private long appendedMillis = WindowLife.NO_TIME;
    private long toldMillis;
    private long toldAppendedMillis = WindowLife.NO_TIME;
    private @Nullable Census lastClosed;

    /** What all hosts together saw of a minute since the last commit. */
    private record FleetMinute(WindowKey key, Cell sum) {}

    /** @param missingInViews counts sums for which a host's or the fleet's minute had no room */
    HostCommit(
            HostSide side,
            ProcessorContext<byte[], Object> context,
            Hosts hosts,
            Batch batch,
            ShiftRows shifts,
            Counter missingInViews) {
        this.side = side;
        this.context = context;
        this.hosts = hosts;
        this.batch = batch;
        this.shifts = shifts;
        this.missingInViews = missingInViews;
        minutes = new Windows(side.life(), WindowSize.ONE_MINUTE, context.getStateStore(HostSide.MINUTES));
        minutes.restore();
        upserts = new UpsertWriter(side.prefixes());
        alerts = new AlertFeed(
                EnumSet.of(SubjectKind.HOST),
                side.life(),
                side.rules(),
                input -> context.forward(new Record<>(NO_KEY, input, Math.max(0, appendedMillis)), HostSide.ALERTS));
        history = new HistoryFeed(side.history() ? this::keep : null);
        sheaves = new SheafBinder(context::forward);
    }

    /** Takes the append time of a record; Streams takes those of both topics in this order. */
    void reached(long appendMillis) {
        appendedMillis = Math.max(appendedMillis, appendMillis);
    }

    boolean isDue(long localMillis) {
        long now = clock.read(appendedMillis, localMillis);
        return minutes.isDue(now) || isLongUntold(localMillis);
    }

    private boolean isLongUntold(long localMillis) {
        return appendedMillis > toldAppendedMillis
                && Math.max(appendedMillis - toldAppendedMillis, localMillis - toldMillis) >= IDLE_MILLIS;
    }

    /** Does it; the brokers' time by which it was done. */
    long run(long localMillis) {
        long now = clock.read(appendedMillis, localMillis);
        if (!batch.isEmpty() || isLongUntold(localMillis)) {
            drainMinutes();
            pass(now);
            toldMillis = localMillis;
            toldAppendedMillis = appendedMillis;
        }
        minutes.flush(now, appendedMillis, Freshness.isUpToDate(appendedMillis, localMillis), this::send);
        history.end();
        sheaves.end();
        alerts.reached(now, window -> Completeness.UNKNOWN);
        hosts.save();
        shifts.forget(hosts.forgetSilent(appendedMillis));
        lastClosed = Censuses.ofLastClosed(hosts.all(), side.life(), now);
        return now;
    }

    /** Who was missing in the youngest window that is closed, as of the last commit; empty before it. */
    Optional<Census> lastClosed() {
        return Optional.ofNullable(lastClosed);
    }

    private void drainMinutes() {
        for (HostLedger host : hosts.all()) {
            host.minutes().drain((startMillis, rtt) -> add(host, startMillis, rtt));
        }
    }

    private void add(HostLedger host, long startMillis, RttSum rtt) {
        cell.clear();
        Cell.write(cell, rtt, host.number(), host.name());
        FleetMinute minute = fleetMinute(startMillis);
        subject.set(host.subject().bytes());
        count(minutes.add(minute.key, subject, packed.set(cell.array(), 0, cell.length())));
        count(minute.sum.add(rtt, host.number(), host.name()));
    }

    private void count(boolean isAdded) {
        if (!isAdded) {
            missingInViews.add();
        }
    }

    /** Of the minutes that hosts have seen since the last commit there are few. */
    private FleetMinute fleetMinute(long startMillis) {
        for (FleetMinute minute : fleet) {
            if (minute.key.startMillis() == startMillis) {
                return minute;
            }
        }
        FleetMinute minute = new FleetMinute(new WindowKey(WindowSize.ONE_MINUTE, startMillis), new Cell());
        fleet.add(minute);
        return minute;
    }

    /** Every task of the other side is told of the time and of completeness, also when there is no cell for it. */
    private void pass(long now) {
        // All windows have numbers before the first pack begins, which tells them.
        fleet.sort(Comparator.comparing(FleetMinute::key));
        fleet.forEach(minute -> batch.number(minute.key));
        List<WindowKey> closed = shifts.due(now);
        closed.forEach(batch::number);
        // Not yet what this commit reached: of several packs the first would let windows go that the others are for.
        PackHead head = new PackHead(
                context.taskId().partition(), toldAppendedMillis, Censuses.of(hosts.all(), side.life(), now));
        packs.begin(head, batch.windows());
        int ofFleet = PeerPartition.of(Subject.FLEET, side.partitions());
        for (int i = 0; i < side.partitions(); i++) {
            int partition = i;
            Consumer<byte[]> to = pack -> forward(partition, pack);
            if (partition == ofFleet) {
                passFleet(to);
                closed.forEach(minute -> passRows(minute, to));
                if (!closed.isEmpty()) {
                    shifts.save();
                }
            }
            batch.drain(
                    partition,
                    (window, subject, cells, from, count) -> packs.add(window, subject, cells, from, count, to));
            packs.end(to);
        }
        batch.clear();
    }

    /** All rows of a minute go to the task of the fleet. */
    private void passRows(WindowKey minute, Consumer<byte[]> to) {
        int window = batch.number(minute);
        shifts.close(minute, (host, row) -> packs.add(window, Subject.row(host), row, 0, row.length, to));
    }

    private void passFleet(Consumer<byte[]> to) {
        for (FleetMinute minute : fleet) {
            byte[] bytes = minute.sum.toBytes();
            packs.add(batch.number(minute.key), Subject.FLEET, bytes, 0, bytes.length, to);
        }
        fleet.clear();
    }

    private void forward(int partition, byte[] pack) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
        context.forward(new Record<>(key, pack, Math.max(0, appendedMillis)), HostSide.PACKS);
    }

    private void keep(byte[] pack) {
        byte[] key = HistoryTopic.key(context.taskId().partition());
        context.forward(new Record<>(key, pack, Math.max(0, appendedMillis)), HostSide.HISTORY);
    }

    private void send(WindowKey window, Subject subject, Slice packed, int revision, boolean closed) {
        HostLedger host = hosts.of(subject.toString());
        Upsert upsert = upserts.host(
                window,
                subject,
                packed,
                revision,
                closed,
                host.skewMillis(),
                host.clock().isSuspect());
        sheaves.add(TO_HOSTS, window.startMillis(), upsert.key(), upsert.value());
        history.add(window, closed, Completeness.UNKNOWN, subject, revision, packed);
        if (closed) {
            alerts.closed(window, subject, packed, Completeness.UNKNOWN);
        }
    }
}
