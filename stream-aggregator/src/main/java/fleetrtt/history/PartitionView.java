package fleetrtt.history;

import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition's windows, for one question. A window that has no page, since it is open, is what finer windows in it
 * add up to: so it is when windows take what is within them, and no sample is missing or there twice. Not thread-safe.
 */
public final class PartitionView {
    private final Pages pages;
    private final LiveWindows live;
    private final long nowMillis;
    private final KeptCell cell = new KeptCell();

    PartitionView(ReadOnlyKeyValueStore<Bytes, byte[]> store, LiveWindows live, long nowMillis) {
        this.pages = new Pages(store);
        this.live = live;
        this.nowMillis = nowMillis;
    }

    /**
     * A subject in one window, or in the finer ones that stand in for it.
     *
     * @param withHosts whether the worst hosts are wanted
     */
    public SubjectSum of(Subject subject, WindowKey window, boolean withHosts) {
        SubjectSum sum = new SubjectSum();
        add(Kind.of(subject), subject, window, true, withHosts, sum);
        return sum;
    }

    /** A subject in several windows that do not overlap, added up. */
    public SubjectSum of(Subject subject, List<WindowKey> windows, boolean withHosts) {
        SubjectSum sum = new SubjectSum();
        windows.forEach(window -> add(Kind.of(subject), subject, window, false, withHosts, sum));
        return sum;
    }

    private void add(Kind kind, Subject subject, WindowKey window, boolean whole, boolean withHosts, SubjectSum into) {
        Page page = pages.page(kind, window, PageKey.part(subject));
        if (page != null) {
            page.find(
                    subject.bytes(),
                    (bytes, at, cellAt, end) ->
                            into.add(cell.read(bytes, cellAt, end, into.sum()), true, whole, withHosts));
            return;
        }
        LiveWindows.Live open = live(kind, window);
        if (open != null) {
            byte[] kept = open.cells.get(subject);
            if (kept != null) {
                into.add(cell.read(kept, 0, kept.length, into.sum()), false, whole, withHosts);
            }
            return;
        }
        finer(kind, window, inner -> add(kind, subject, inner, false, withHosts, into));
    }

    /** All subjects of a kind in several windows that do not overlap, added up for each. */
    public Map<Subject, SubjectSum> all(Kind kind, List<WindowKey> windows, Predicate<Subject> wanted) {
        Map<Subject, SubjectSum> all = new HashMap<>();
        for (int part = 0; part < PageKey.PARTS; part++) {
            SubjectSums sums = new SubjectSums(wanted);
            for (WindowKey window : windows) {
                addAll(kind, window, part, sums);
            }
            sums.putAll(all);
        }
        return all;
    }

    private void addAll(Kind kind, WindowKey window, int part, SubjectSums sums) {
        Page page = pages.page(kind, window, part);
        if (page != null) {
            page.forEach((bytes, at, cellAt, end) -> addOne(sums.of(bytes, at, cellAt), bytes, cellAt, end));
            return;
        }
        LiveWindows.Live open = live(kind, window);
        if (open != null) {
            open.cells.forEach((subject, kept) -> {
                if (Kind.of(subject) == kind && PageKey.part(subject) == part) {
                    byte[] key = subject.bytes();
                    addOne(sums.of(key, 0, key.length), kept, 0, kept.length);
                }
            });
            return;
        }
        finer(kind, window, inner -> addAll(kind, inner, part, sums));
    }

    private void addOne(@Nullable SubjectSum sum, byte[] bytes, int from, int to) {
        if (sum != null) {
            sum.add(cell.read(bytes, from, to, sum.sum()), false, false, false);
        }
    }

    /** All addresses together in one window. */
    public FleetSum fleet(WindowKey window) {
        FleetSum sum = new FleetSum();
        addFleet(window, WindowTotal.ALL_PARTS, sum);
        countHosts(window, sum);
        return sum;
    }

    /** @param parts a bit for each that is wanted */
    private void addFleet(WindowKey window, int parts, FleetSum into) {
        WindowTotal total = pages.total(window);
        int closed = total == null ? 0 : total.parts();
        if (total != null && (closed & ~parts) == 0) {
            total.addTo(into);
        } else {
            addPages(window, closed & parts, into);
        }
        int rest = parts & ~closed;
        if (rest == 0) {
            return;
        }
        LiveWindows.Live open = live(Kind.PEER, window);
        if (open != null) {
            addOpen(open, rest, into);
            return;
        }
        finer(Kind.PEER, window, inner -> {
            long before = into.sum().samples();
            addFleet(inner, rest, into);
            if (before != into.sum().samples()) {
                into.isOpen();
            }
        });
    }

    private void addPages(WindowKey window, int parts, FleetSum into) {
        for (int part = 0; part < PageKey.PARTS; part++) {
            Page page = (parts & 1 << part) == 0 ? null : pages.page(Kind.PEER, window, part);
            if (page != null) {
                page.addTo(into);
            }
        }
    }

    private void addOpen(LiveWindows.Live open, int parts, FleetSum into) {
        open.cells.forEach((subject, kept) -> {
            if (subject.isPeer() && (parts & 1 << PageKey.part(subject)) != 0) {
                into.sawHosts(cell.read(kept, 0, kept.length, into.sum()).hosts());
                into.isOpen();
            }
        });
        into.complete(open.completeness);
    }

    /** The fleet's own windows, of a minute, know how many hosts there were. */
    private void countHosts(WindowKey window, FleetSum into) {
        if (window.size() == WindowSize.ONE_HOUR) {
            WindowKey minute = WindowKey.holding(WindowSize.ONE_MINUTE, window.startMillis());
            for (long start = minute.startMillis(); start < end(window); start += WindowSize.ONE_MINUTE.millis()) {
                countHosts(new WindowKey(WindowSize.ONE_MINUTE, start), into);
            }
        } else if (window.size() == WindowSize.ONE_MINUTE && isKept(window)) {
            into.sawHosts(of(Subject.FLEET, window, false).hosts());
        }
    }

    /** Of addresses the windows of 10 s are told before they close, of hosts and the fleet those of a minute. */
    private LiveWindows.@Nullable Live live(Kind kind, WindowKey window) {
        return window.size() == finest(kind) ? live.get(window) : null;
    }

    private static WindowSize finest(Kind kind) {
        return kind == Kind.PEER ? WindowSize.TEN_SECONDS : WindowSize.ONE_MINUTE;
    }

    private void finer(Kind kind, WindowKey window, Consumer<WindowKey> action) {
        if (window.size() == finest(kind)) {
            return;
        }
        WindowSize size = window.size() == WindowSize.ONE_HOUR ? WindowSize.ONE_MINUTE : WindowSize.TEN_SECONDS;
        for (long start = window.startMillis(); start < end(window); start += size.millis()) {
            WindowKey inner = new WindowKey(size, start);
            if (isKept(inner)) {
                action.accept(inner);
            }
        }
    }

    private static long end(WindowKey window) {
        return window.startMillis() + window.size().millis();
    }

    private boolean isKept(WindowKey window) {
        return window.startMillis() <= nowMillis + WindowSize.ONE_MINUTE.millis()
                && window.startMillis()
                        >= nowMillis - Retention.of(window.size()).toMillis() - WindowSize.ONE_HOUR.millis();
    }
}
