package fleetrtt.aggregator.window;

import fleetrtt.aggregator.window.Window.Entry;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Cell bench = new Cell();
    private final PackedWriter packed = new PackedWriter();
    private final Slice before = new Slice();
    private final Slice sent = new Slice();
    private final SliceTable<SubjectCells> subjects = new SliceTable<>();
    private int left;
    private int turn;
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

    /** @param store of {@link #builder} */
    public Windows(WindowLife life, KeyValueStore<Bytes, byte[]> store) {
        this.life = life;
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
            key.coarser().ifPresent(this::loadedIfOpen);
        }
    }

    private void loadedIfOpen(WindowKey key) {
        if (isOpen(key)) {
            loaded(key);
        }
    }

    /** Adds a cell; false, and nothing added, when the window is too full for it. */
    public boolean add(WindowKey key, Slice subject, Slice cell) {
        Window window = loaded(key);
        SubjectCells owner = owner(subject);
        Entry entry = owner.in(window);
        if (entry == null) {
            window.put(owner, cell.toBytes());
        } else {
            bench.clear().fold(entry.cell(before));
            if (!bench.add(cell)) {
                return false;
            }
            window.put(entry, benched());
        }
        if (window.closed()) {
            handOn(key, owner, cell);
        }
        return true;
    }

    private SubjectCells owner(Slice subject) {
        SubjectCells known = subjects.find(subject);
        if (known != null) {
            return known;
        }
        SubjectCells unknown = new SubjectCells(Subject.ofBytes(subject.toBytes()));
        subjects.add(unknown, subject.hashCode());
        return unknown;
    }

    private byte[] benched() {
        packed.clear();
        bench.write(packed);
        return packed.toBytes();
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
        Window window = new Window(key, closed);
        store.load(key, (subject, cell, revision) -> window.restore(owner(subject), cell, revision));
        return window;
    }

    /** What a closed window got: to the one around it, unless that will take all of it when it closes. */
    private void handOn(WindowKey key, SubjectCells owner, Slice cell) {
        if (owner.subject().isPeer()) {
            key.coarser().filter(around -> !isOpen(around)).ifPresent(around -> fold(loaded(around), owner, cell));
        }
    }

    private boolean isOpen(WindowKey key) {
        return !held(key).closed;
    }

    private void fold(Window window, SubjectCells owner, Slice cell) {
        Entry entry = owner.in(window);
        if (entry == null) {
            window.put(owner, cell.toBytes());
        } else {
            bench.clear().fold(entry.cell(before));
            bench.fold(cell);
            window.put(entry, benched());
        }
        if (window.closed()) {
            handOn(window.key(), owner, cell);
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
        forgetSubjects();
    }

    private void forgetGone(long goneMillis) {
        for (WindowSize size : WindowSize.values()) {
            for (WindowKey key : of(size)) {
                if (life.isGone(key.interval(), goneMillis)) {
                    key.coarser().filter(this::isOpen).ifPresent(around -> takeBeforeItGoes(key, around));
                    leave(held(key));
                    store.remove(key);
                    windows.remove(key);
                }
            }
        }
    }

    private void takeBeforeItGoes(WindowKey key, WindowKey around) {
        Window taker = loaded(around);
        take(taker, List.of(loaded(key)));
        store.save(taker);
    }

    private void leave(Held held) {
        Window window = held.window;
        if (window != null) {
            held.window = null;
            recent = null;
            window.leave();
            left += window.entries().size();
        }
    }

    /** Those that are in no window any more, once as many cells have left as there are subjects. */
    private void forgetSubjects() {
        if (left < subjects.size()) {
            return;
        }
        left = 0;
        List<SubjectCells> all = subjects.values();
        subjects.clear();
        Slice bytes = new Slice();
        for (SubjectCells each : all) {
            if (!each.isEmpty()) {
                subjects.add(each, bytes.set(each.keyBytes()).hashCode());
            }
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
            window.entries().forEach(entry -> send(window, entry, outlet));
            store.saveClosed(window);
        } else if (!window.changed().isEmpty()) {
            sendChanged(window, early, outlet);
            store.save(window);
        } else if (window.closed()) {
            leave(held(key));
        }
    }

    private void close(Window window) {
        List<WindowKey> closed = closedWithin(window.key());
        take(window, closed.stream().map(this::loaded).toList());
        closed.forEach(key -> leave(held(key)));
        window.close();
        held(window.key()).closed = true;
        around(window.key());
        window.key().coarser().filter(around -> !isOpen(around)).ifPresent(around -> handOn(window, loaded(around)));
    }

    /** All that a window holds whose time came after that of the one around it. */
    private void handOn(Window window, Window around) {
        Slice cell = new Slice();
        for (Entry entry : window.entries()) {
            if (entry.subject().isPeer()) {
                fold(around, entry.owner(), entry.cell(cell));
            }
        }
    }

    private List<WindowKey> closedWithin(WindowKey around) {
        return windows.entrySet().stream()
                .filter(each -> each.getValue().closed
                        && each.getKey().coarser().filter(around::equals).isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Adds up what finer windows hold, subject by subject. */
    private void take(Window window, List<Window> finer) {
        finer.forEach(each -> each.takenBy(window));
        turn++;
        for (Window each : finer) {
            for (Entry entry : each.entries()) {
                if (entry.subject().isPeer() && entry.owner().isFirstIn(turn)) {
                    take(window, entry.owner());
                }
            }
        }
        finer.forEach(each -> each.takenBy(null));
    }

    private void take(Window window, SubjectCells owner) {
        Entry own = null;
        bench.clear();
        for (Entry entry = owner.first(); entry != null; entry = entry.next) {
            own = entry.window == window ? entry : own;
            if (entry == own || entry.window.isTakenBy(window)) {
                bench.fold(entry.cell(before));
            }
        }
        if (own == null) {
            window.put(owner, benched());
        } else {
            window.put(own, benched());
        }
    }

    private Held held(WindowKey key) {
        return windows.computeIfAbsent(key, unseen -> new Held());
    }

    private void sendChanged(Window window, boolean early, Outlet outlet) {
        for (Entry entry : window.changed()) {
            if (window.closed() || (early && isSentEarly(window.key(), entry.subject()))) {
                send(window, entry, outlet);
            }
        }
    }

    /** Of an address the coarser sizes change all at once, when a finer window closes; nobody waits for that. */
    private static boolean isSentEarly(WindowKey key, Subject subject) {
        return !subject.isPeer() || key.size() == WindowSize.TEN_SECONDS;
    }

    private void send(Window window, Entry entry, Outlet outlet) {
        outlet.send(window.key(), entry.subject(), entry.cell(sent), entry.revision, window.closed());
        entry.revision++;
    }
}
