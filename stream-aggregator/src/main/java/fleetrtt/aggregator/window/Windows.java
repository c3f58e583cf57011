package fleetrtt.aggregator.window;

import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a task. Open ones are on the heap; closed ones only in the store, from which late data brings them
 * back for a while. A window that closes takes what the closed windows of the next finer size within it hold, and from then
 * on they hand it whatever they still get, at once. Everything else happens in {@link #flush}, once for each commit and
 * within it.
 * Not thread-safe.
 */
public final class Windows {
    private final WindowLife life;
    private final WindowStore store;
    private final Map<WindowKey, Held> windows = new HashMap<>();
    private final WindowSize coarsest;
    private final Subjects subjects = new Subjects();
    private final Merger merger = new Merger(subjects);
    private final Arena arena = new Arena();
    private final Slice sent = new Slice();
    private @Nullable Window recent;
    private @Nullable WindowKey recentKey;

    /** A window, on the heap or not. */
    private static final class Held {
        private @Nullable Window window;
        private boolean closed;
    }

    /** Where upserts go. */
    public interface Outlet {
        /** The cell's bytes are to be read at once and not kept. */
        void send(WindowKey window, Subject subject, Slice cell, int revision, boolean closed);
    }

    /**
     * @param coarsest size of the windows that take what finer ones hold, and that none takes from
     * @param store of {@link #builder}
     */
    public Windows(WindowLife life, WindowSize coarsest, KeyValueStore<Bytes, byte[]> store) {
        this.life = life;
        this.coarsest = coarsest;
        this.store = new WindowStore(store);
    }

    /** What the constructor asks for. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier supplier) {
        return WindowStore.builder(supplier);
    }

    /** Takes up what the store holds. */
    public void restore() {
        store.windows().forEach((key, closed) -> {
            Held held = new Held();
            held.closed = closed;
            windows.put(key, held);
            if (!closed) {
                loaded(key);
            }
        });
        List.copyOf(windows.keySet()).forEach(this::around);
    }

    /** The window that is to take what this one holds is there, from the moment on that this one has closed. */
    private void around(WindowKey key) {
        if (held(key).closed) {
            coarser(key).ifPresent(this::loadedIfOpen);
        }
    }

    private Optional<WindowKey> coarser(WindowKey key) {
        return key.size() == coarsest ? Optional.empty() : key.coarser();
    }

    private void loadedIfOpen(WindowKey key) {
        if (isOpen(key)) {
            loaded(key);
        }
    }

    /** Adds a cell; false, and nothing added, when the window is too full for it. */
    public boolean add(WindowKey key, Slice subject, Slice cell) {
        Window window = loaded(key);
        int number = subjects.of(subject);
        if (!merger.add(window, number, cell)) {
            return false;
        }
        if (window.closed()) {
            handOn(key, number, cell);
        }
        return true;
    }

    /** Most cells that come one after another are of one window. */
    private Window loaded(WindowKey key) {
        Window last = recent;
        if (last != null && key.equals(recentKey)) {
            return last;
        }
        Held held = held(key);
        Window window = held.window;
        if (window == null) {
            window = load(key, held.closed);
            held.window = window;
        }
        recent = window;
        recentKey = key;
        return window;
    }

    private Window load(WindowKey key, boolean closed) {
        Window window = new Window(key, closed, subjects, arena);
        store.load(window, subjects);
        return window;
    }

    /** What a closed window got: to the one around it, unless that will take all of it when it closes. */
    private void handOn(WindowKey key, int subject, Slice cell) {
        if (subjects.isPeer(subject)) {
            coarser(key).filter(around -> !isOpen(around)).ifPresent(around -> fold(loaded(around), subject, cell));
        }
    }

    private boolean isOpen(WindowKey key) {
        return !held(key).closed;
    }

    private void fold(Window window, int subject, Slice cell) {
        merger.fold(window, subject, cell);
        if (window.closed()) {
            handOn(window.key(), subject, cell);
        }
    }

    /** Whether a window's time to close has come. */
    public boolean isDue(long clockMillis) {
        return windows.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().closed && isDue(entry.getKey(), clockMillis));
    }

    private boolean isDue(WindowKey key, long clockMillis) {
        return life.isClosed(key.interval(), clockMillis);
    }

    /**
     * Closes what is due, sends and saves what changed, and forgets what has gone.
     *
     * @param clockMillis by which windows close
     * @param goneMillis by which they go, which is later or the same
     * @param early whether upserts are sent before the window closes too
     */
    public void flush(long clockMillis, long goneMillis, boolean early, Outlet outlet) {
        recent = null;
        // Finest first: what is within a window closes before it.
        for (WindowSize size : WindowSize.values()) {
            for (WindowKey key : of(size)) {
                flush(key, loadedOrNull(key), clockMillis, early, outlet);
            }
        }
        recent = null;
        forgetGone(goneMillis);
        subjects.forget();
        // All that changed has been saved.
        arena.clear();
    }

    private void forgetGone(long goneMillis) {
        for (WindowSize size : WindowSize.values()) {
            for (WindowKey key : of(size)) {
                if (life.isGone(key.interval(), goneMillis)) {
                    coarser(key).filter(this::isOpen).ifPresent(around -> takeBeforeItGoes(key, around));
                    leave(held(key));
                    store.remove(key);
                    windows.remove(key);
                }
            }
        }
    }

    private void takeBeforeItGoes(WindowKey key, WindowKey around) {
        Window taker = loaded(around);
        merger.take(taker, List.of(loaded(key)));
        store.save(taker);
    }

    private void leave(Held held) {
        Window window = held.window;
        if (window != null) {
            held.window = null;
            recent = null;
            window.leave();
        }
    }

    private List<WindowKey> of(WindowSize size) {
        List<WindowKey> keys = new ArrayList<>();
        windows.keySet().forEach(key -> {
            if (key.size() == size) {
                keys.add(key);
            }
        });
        Collections.sort(keys);
        return keys;
    }

    private @Nullable Window loadedOrNull(WindowKey key) {
        Held held = windows.get(key);
        return held == null ? null : held.window;
    }

    private void flush(WindowKey key, @Nullable Window window, long clockMillis, boolean early, Outlet outlet) {
        if (window == null) {
            return;
        }
        if (!window.closed() && isDue(key, clockMillis)) {
            close(window);
            for (int entry = 0; entry < window.size(); entry++) {
                send(window, entry, outlet);
            }
            store.saveClosed(window);
        } else if (window.changed().size() > 0) {
            sendChanged(window, early, outlet);
            store.save(window);
        } else if (window.closed()) {
            leave(held(key));
        }
    }

    private void close(Window window) {
        List<WindowKey> closed = closedWithin(window.key());
        merger.take(window, closed.stream().map(this::loaded).toList());
        closed.forEach(key -> leave(held(key)));
        window.close();
        held(window.key()).closed = true;
        around(window.key());
        coarser(window.key()).filter(around -> !isOpen(around)).ifPresent(around -> handOn(window, loaded(around)));
    }

    /** All that a window holds whose time came after that of the one around it. */
    private void handOn(Window window, Window around) {
        Slice cell = new Slice();
        for (int entry = 0; entry < window.size(); entry++) {
            if (subjects.isPeer(window.owner(entry))) {
                fold(around, window.owner(entry), window.cell(entry, cell));
            }
        }
    }

    private List<WindowKey> closedWithin(WindowKey around) {
        return windows.entrySet().stream()
                .filter(each -> each.getValue().closed
                        && coarser(each.getKey()).filter(around::equals).isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Held held(WindowKey key) {
        return windows.computeIfAbsent(key, unseen -> new Held());
    }

    private void sendChanged(Window window, boolean early, Outlet outlet) {
        Ints changed = window.changed();
        for (int i = 0; i < changed.size(); i++) {
            int entry = changed.get(i);
            if (window.closed() || (early && isSentEarly(window.key(), window.owner(entry)))) {
                send(window, entry, outlet);
            }
        }
    }

    /** Of an address the coarser sizes change all at once, when a finer window closes; nobody waits for that. */
    private boolean isSentEarly(WindowKey key, int subject) {
        return !subjects.isPeer(subject) || key.size() == WindowSize.TEN_SECONDS;
    }

    private void send(Window window, int entry, Outlet outlet) {
        outlet.send(
                window.key(), window.subject(entry), window.cell(entry, sent), window.revision(entry), window.closed());
        window.sent(entry);
    }
}
