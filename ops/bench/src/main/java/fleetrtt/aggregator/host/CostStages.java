package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Pack;
import fleetrtt.aggregator.partial.PackHead;
import fleetrtt.aggregator.partial.PackWriter;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.shift.Rows;
import fleetrtt.aggregator.shift.VerdictRecords;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.aggregator.window.Windows;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What the aggregator itself does for a record, host side and peer side by the same classes, without Kafka: no consumer,
 * no producer, no changelog. With localisation or without; not thread-safe.
 */
final class CostStages {
    private static final int TASKS = 4;
    private static final int FLEET_TASK = PeerPartition.of(Subject.FLEET, TASKS);

    private final boolean localises;
    private final WindowLife life = new WindowLife(Duration.ofSeconds(5), Duration.ofMinutes(2));
    private final FastDecoder decoder = new FastDecoder(id -> id == CostRecords.OWN);
    private final ReportView view = new ReportView();
    private final Batch batch = new Batch(TASKS);
    private final Hosts hosts = new Hosts(store(), 0);
    private final ShiftRows shifts = new ShiftRows(life, store(), hosts);
    private final Rows rows = new Rows(life);
    private final PackWriter packs = new PackWriter();
    private final Windows[] windows = new Windows[TASKS];
    private HostLedger host = hosts.of("host-0");

    CostStages(boolean localises, CostRecords records) {
        this.localises = localises;
        for (int task = 0; task < TASKS; task++) {
            windows[task] = new Windows(life, WindowSize.ONE_HOUR, store());
        }
        for (int each = 0; each < CostRecords.HOSTS; each++) {
            var beat = records.heartbeat(each);
            hosts.of(beat.getHost().toString()).beat(beat, beat.getSentAt().toEpochMilli());
        }
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        return Stores.inMemoryKeyValueStore("cost").get();
    }

    /** Decodes the records of an interval, and puts each where it belongs. */
    void take(CostRecords records, WindowKey window) {
        for (int record = 0; record < records.size(); record++) {
            if (!decoder.decode(records.array(), records.from(record), records.to(record), view)) {
                throw new IllegalStateException("not our own layout");
            }
            take(window);
        }
    }

    private void take(WindowKey window) {
        if (!view.host.isSame(host.name())) {
            host = Objects.requireNonNull(hosts.find(view.host));
        }
        BatchPeer peer = batch.find(view.remote, host.order(), view.startMillis);
        if (peer == null) {
            peer = Objects.requireNonNull(batch.learnDotted(view.remote));
        }
        if (!host.advance(view.incarnation, view.sequence) || !batch.add(view.rtt, peer, batch.number(window), host)) {
            throw new IllegalStateException("a record was not taken");
        }
        if (localises) {
            shifts.add(window, host, peer.subject, view.rtt);
        }
    }

    /** As at a commit: what was taken goes in packs to the tasks of its addresses and is merged there. */
    void pass(long clockMillis) {
        List<WindowKey> due = localises ? shifts.due(clockMillis) : List.of();
        List<Integer> numbers = due.stream().map(batch::number).toList();
        packs.begin(new PackHead(0, clockMillis, List.of()), batch.windows());
        for (int each = 0; each < TASKS; each++) {
            int task = each;
            Consumer<byte[]> to = pack -> merge(task, pack);
            if (task == FLEET_TASK) {
                passRows(due, numbers, to);
            }
            batch.drain(
                    task, (window, subject, cells, from, count) -> packs.add(window, subject, cells, from, count, to));
            packs.end(to);
        }
        batch.clear();
    }

    private void passRows(List<WindowKey> due, List<Integer> numbers, Consumer<byte[]> to) {
        for (int i = 0; i < due.size(); i++) {
            int window = numbers.get(i);
            shifts.close(due.get(i), (name, row) -> packs.add(window, Subject.row(name), row, 0, row.length, to));
        }
        if (!due.isEmpty()) {
            shifts.save();
        }
    }

    private void merge(int task, byte[] pack) {
        Pack.of(pack).cells((window, subject, cell) -> {
            if (Subject.isRow(subject)) {
                rows.add(window, Subject.ofBytes(subject.toBytes()).toString(), cell.toBytes());
            } else {
                windows[task].add(window, subject, cell);
            }
        });
    }

    /** Closes windows, which hand on to those around them and go to the store; upserts are not written. */
    void close(long clockMillis) {
        for (Windows each : windows) {
            each.flush(clockMillis, clockMillis, false, (window, subject, cell, revision, closed) -> {});
        }
    }

    /** Fits the shifts of minutes whose rows have settled; what was found, as it goes to its topic. */
    int judge(long clockMillis) {
        List<Integer> verdicts = new ArrayList<>();
        rows.judge(
                clockMillis,
                (minute, matrix, diagnosis, revision) ->
                        verdicts.add(VerdictRecords.of(minute, matrix, diagnosis, revision)
                                .getVerdicts()
                                .size()));
        return verdicts.stream().mapToInt(Integer::intValue).sum();
    }
}
