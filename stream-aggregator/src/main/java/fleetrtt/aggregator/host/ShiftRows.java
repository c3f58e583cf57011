package fleetrtt.aggregator.host;

import fleetrtt.aggregator.shift.RowWriter;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The cells of all hosts of a task: takes each report, and makes of every window that closes a row for each host. What is
 * ordinary is stored once a window, a record for each host. Not thread-safe.
 */
final class ShiftRows {
    private final WindowLife life;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Hosts hosts;
    private final RowWriter rows = new RowWriter();
    private final PackedWriter out = new PackedWriter();
    private final TreeSet<WindowKey> open = new TreeSet<>();
    private @Nullable WindowKey lastWindow;
    private long lastMinute = WindowLife.NO_TIME;
    private long lastNumber;
    private long closedMinute = WindowLife.NO_TIME;

    ShiftRows(WindowLife life, KeyValueStore<Bytes, byte[]> store, Hosts hosts) {
        this.life = life;
        this.store = store;
        this.hosts = hosts;
    }

    void restore() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                hosts.of(new String(entry.key.get(), StandardCharsets.US_ASCII))
                        .cells()
                        .load(entry.value);
            }
        }
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

    /** Drops what was ordinary with a host that is forgotten. */
    void forget(HostLedger host) {
        store.delete(Bytes.wrap(host.name()));
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
            if (host.cells().isChanged()) {
                store.put(Bytes.wrap(host.name()), host.cells().save(out));
            }
        }
    }
}
