package fleetrtt.history;

import fleetrtt.aggregator.history.HistoryPack;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns packs into pages: cells of closed windows join their page in the store, cells of open ones are kept on the heap
 * until then, and pages past their size's retention go. Of a cell told twice the higher revision stands, so it does no
 * harm that packs are read again after a crash.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class PageKeeper implements Processor<byte[], byte[], Void, Void> {
    static final String PAGES = "pages";

    private static final Logger LOG = LoggerFactory.getLogger(PageKeeper.class);

    private final OpenWindows open;
    private final WindowNews news;
    private final Cell bench = new Cell();
    private final PackedWriter kept = new PackedWriter();
    private final Map<WindowSize, Long> newest = new EnumMap<>(WindowSize.class);
    private KeyValueStore<Bytes, byte[]> pages;
    private LiveWindows live;
    private int partition;

    PageKeeper(OpenWindows open, WindowNews news) {
        this.open = open;
        this.news = news;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        pages = context.getStateStore(PAGES);
        partition = context.taskId().partition();
        live = open.begin(partition);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            take(HistoryPack.of(record.value()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("a record of partition {} is no history: {}", partition, e.getMessage());
        }
    }

    private void take(HistoryPack pack) {
        WindowKey window = pack.window();
        if (pack.closed()) {
            takeClosed(pack);
        } else {
            pack.forEach((subject, revision, cell) ->
                    live.put(window, pack.hosts(), subject, summary(revision, cell, window.size())));
        }
        if (window.startMillis() > newest.getOrDefault(window.size(), Long.MIN_VALUE)) {
            newest.put(window.size(), window.startMillis());
            forget(window);
        }
        news.changed(window);
    }

    private byte[] summary(int revision, byte[] cell, WindowSize size) {
        bench.set(cell, 0, cell.length);
        kept.clear();
        kept.writeNumber(revision);
        bench.writeSummary(kept, Retention.worstHosts(size));
        return kept.toBytes();
    }

    private void takeClosed(HistoryPack pack) {
        Map<PageKey, SortedMap<Subject, byte[]>> changed = new HashMap<>();
        pack.forEach((subject, revision, cell) -> changed.computeIfAbsent(
                        PageKey.of(pack.window(), subject), unseen -> Page.noCells())
                .put(subject, summary(revision, cell, pack.window().size())));
        changed.forEach((key, cells) -> {
            join(key, cells, pack.hosts());
            cells.keySet().forEach(subject -> live.remove(pack.window(), subject));
        });
        if (changed.keySet().stream().anyMatch(key -> key.kind() == Kind.PEER)) {
            total(pack.window());
        }
    }

    private void total(WindowKey window) {
        @Nullable Page[] parts = new Page[PageKey.PARTS];
        for (int part = 0; part < PageKey.PARTS; part++) {
            byte[] page = pages.get(new PageKey(Kind.PEER, window, part).bytes());
            parts[part] = page == null ? null : Page.of(page);
        }
        pages.put(new PageKey(Kind.TOTAL, window, 0).bytes(), WindowTotal.write(parts));
    }

    private void join(PageKey key, SortedMap<Subject, byte[]> cells, Completeness hosts) {
        byte[] bytes = pages.get(key.bytes());
        SortedMap<Subject, byte[]> all = cells;
        int writes = 1;
        Completeness known = hosts;
        if (bytes != null) {
            Page page = Page.of(bytes);
            all = page.cells();
            writes += page.writes();
            known = hosts.expected() < 0 ? page.completeness() : hosts;
            for (Map.Entry<Subject, byte[]> cell : cells.entrySet()) {
                all.merge(cell.getKey(), cell.getValue(), (old, now) -> revision(now) >= revision(old) ? now : old);
            }
        }
        pages.put(key.bytes(), Page.write(all, writes, known));
    }

    private static int revision(byte[] cell) {
        return new PackedReader(cell).readSize();
    }

    private void forget(WindowKey newestOfSize) {
        WindowSize size = newestOfSize.size();
        long first = newestOfSize.startMillis() - Retention.of(size).toMillis();
        for (Kind kind : Kind.values()) {
            Bytes from = new PageKey(kind, new WindowKey(size, 0), 0).bytes();
            Bytes to = new PageKey(kind, new WindowKey(size, first), 0).bytes();
            List<Bytes> old = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> range = pages.range(from, to)) {
                while (range.hasNext()) {
                    KeyValue<Bytes, byte[]> page = range.next();
                    if (page.key.compareTo(to) < 0) {
                        old.add(page.key);
                    }
                }
            }
            old.forEach(pages::delete);
        }
        if (size == WindowSize.TEN_SECONDS) {
            live.forgetBefore(newestOfSize.startMillis() - WindowSize.ONE_HOUR.millis());
        }
    }

    @Override
    public void close() {
        open.end(partition, live);
    }
}
