package fleetrtt.history;

import fleetrtt.aggregator.window.WindowKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A partition's pages, for one question. They are fetched in runs of windows: to look one up in a store that can be
 * asked from outside costs far more than to pass over it. A page stays as it was when it was first needed. Not
 * thread-safe.
 */
final class Pages {
    private static final int RUN = 32;
    private static final byte[][] NONE = new byte[PageKey.PARTS][];

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Map<Kind, Map<WindowKey, byte[][]>> fetched = new EnumMap<>(Kind.class);

    Pages(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Null when there is none, since the window is open or nobody was seen in it. */
    @Nullable Page page(Kind kind, WindowKey window, int part) {
        byte[] page = bytes(kind, window, part);
        return page == null ? null : Page.of(page);
    }

    /** Of addresses; null when none of them has a page. */
    @Nullable WindowTotal total(WindowKey window) {
        byte[] total = bytes(Kind.TOTAL, window, 0);
        return total == null ? null : WindowTotal.of(total);
    }

    private byte @Nullable [] bytes(Kind kind, WindowKey window, int part) {
        Map<WindowKey, byte[][]> known = fetched.computeIfAbsent(kind, each -> new HashMap<>());
        byte[][] pages = known.get(window);
        if (pages == null) {
            fetch(kind, window, known);
            pages = known.getOrDefault(window, NONE);
        }
        return pages[part];
    }

    private void fetch(Kind kind, WindowKey window, Map<WindowKey, byte[][]> into) {
        long step = window.size().millis();
        long from = window.startMillis() - Math.floorMod(window.startMillis(), RUN * step);
        for (int i = 0; i < RUN; i++) {
            into.put(new WindowKey(window.size(), from + i * step), NONE);
        }
        Bytes first = new PageKey(kind, new WindowKey(window.size(), from), 0).bytes();
        Bytes last =
                new PageKey(kind, new WindowKey(window.size(), from + (RUN - 1) * step), PageKey.PARTS - 1).bytes();
        try (KeyValueIterator<Bytes, byte[]> run = store.range(first, last)) {
            while (run.hasNext()) {
                KeyValue<Bytes, byte[]> page = run.next();
                if (page.value != null) {
                    PageKey key = PageKey.of(kind, page.key);
                    byte[][] pages = into.get(key.window());
                    if (pages == null || pages == NONE) {
                        pages = new byte[PageKey.PARTS][];
                        into.put(key.window(), pages);
                    }
                    pages[key.part()] = page.value;
                }
            }
        }
    }
}
