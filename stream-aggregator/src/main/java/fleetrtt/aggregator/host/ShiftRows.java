package fleetrtt.aggregator.host;

import fleetrtt.aggregator.shift.RowWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The cells of all hosts of a task: takes each report, and makes of every window that closes a row for each host. What is
 * ordinary is stored once a window. Not thread-safe.
 */
final class ShiftRows {
    private final WindowLife life;
    private final HostLog log;
    private final Hosts hosts;
    private final Slice probe = new Slice();
    private final RowWriter rows = new RowWriter();
    private final TreeSet<WindowKey> open = new TreeSet<>();
    private @Nullable WindowKey lastWindow;
    private long lastMinute = WindowLife.NO_TIME;
    private long lastNumber;
    private long closedMinute = WindowLife.NO_TIME;

    ShiftRows(WindowLife life, KeyValueStore<Bytes, byte[]> store, Hosts hosts) {
        this.life = life;
        log = new HostLog(
                store,
                host -> host.cells().isChanged(),
                (host, out) -> host.cells().save(out));
        this.hosts = hosts;
    }

    /** To be called once the hosts are restored. */
    void restore() {
        log.restore((name, saved) -> {
            HostLedger host = hosts.find(probe.set(name));
            if (host != null) {
                host.cells().load(saved);
            }
        });
    }

    /** What comes after its window has closed is in no row, nor what was coalesced to more than its length. */
    void add(WindowKey window, HostLedger host, Subject peer, RttSum rtt) {
        if (!window.equals(lastWindow)) {
            turnTo(window);
        }
        if (lastMinute > closedMinute) {
            host.cells().add(lastMinute, lastNumber, peer, rtt);
        }
    }

    /** Reports of one interval come one after another. */
    private void turnTo(WindowKey window) {
        lastWindow = window;
        lastMinute = WindowLife.NO_TIME;
        if (window.size().millis() <= life.judged().millis()) {
            WindowKey minute = WindowKey.holding(life.judged(), window.startMillis());
            lastMinute = minute.startMillis();
            lastNumber = lastMinute / life.judged().millis();
            if (lastMinute > closedMinute) {
                open.add(minute);
            }
        }
    }

    /** Drops what was ordinary with hosts that are forgotten. */
    void forget(Collection<HostLedger> forgotten) {
        log.forget(forgotten);
    }

    /** Windows that have closed and whose rows have not been made, in the order of time. */
    List<WindowKey> due(long clockMillis) {
        return open.stream()
                .filter(minute -> life.isClosed(minute.interval(), clockMillis))
                .toList();
    }

    /** Hands over the rows of such a window, by the hosts' names. */
    void close(WindowKey minute, BiConsumer<String, byte[]> to) {
        open.remove(minute);
        closedMinute = Math.max(closedMinute, minute.startMillis());
        lastWindow = null;
        for (HostLedger host : hosts.all()) {
            byte[] row = rows.close(
                    host.cells(),
                    minute,
                    host.whereabouts().labels(),
                    host.whereabouts().addresses());
            if (row.length > 0) {
                to.accept(host.text(), row);
            }
        }
    }

    /** Stores what is ordinary, once all windows that are due have been closed. */
    void save() {
        log.save(hosts.all());
    }
}
