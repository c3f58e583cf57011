package fleetrtt.query;

import fleetrtt.address.Remote;
import fleetrtt.time.Interval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The highest revision seen of each window of each address, whatever order the upserts come in. Not thread-safe.
 */
public final class PeerWindows {
    private static final Comparator<Interval> OLDEST_FIRST = Comparator.comparingLong(Interval::startMillis);

    private final NavigableMap<Interval, Map<Remote, PeerUpsert>> windows = new TreeMap<>(OLDEST_FIRST);

    /** Takes an upsert; true when it is news: no revision as high was seen of its window and address. */
    public boolean add(PeerUpsert upsert) {
        Map<Remote, PeerUpsert> peers = windows.computeIfAbsent(upsert.window(), unseen -> new HashMap<>());
        PeerUpsert known = peers.get(upsert.remote());
        if (known != null && known.revision() >= upsert.revision()) {
            return false;
        }
        peers.put(upsert.remote(), upsert);
        return true;
    }

    /** Forgets the windows that start before an instant given in milliseconds since the epoch. */
    public void forgetBefore(long epochMillis) {
        windows.headMap(new Interval(epochMillis, 1)).clear();
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /** The youngest window of which an upsert says that it is closed; when none is, the youngest. */
    public Optional<Interval> newest() {
        return windows.descendingMap().entrySet().stream()
                .filter(window -> window.getValue().values().stream().anyMatch(PeerUpsert::closed))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> windows.isEmpty() ? Optional.empty() : Optional.of(windows.lastKey()));
    }

    /** All addresses of a window, in no order. */
    public List<PeerUpsert> in(Interval window) {
        return List.copyOf(windows.getOrDefault(window, Map.of()).values());
    }

    /** All windows of an address, oldest first. */
    public List<PeerUpsert> of(Remote remote) {
        return windows.values().stream()
                .filter(peers -> peers.containsKey(remote))
                .map(peers -> peers.get(remote))
                .toList();
    }
}
