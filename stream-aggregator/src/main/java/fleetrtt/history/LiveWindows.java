package fleetrtt.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Windows of one partition that are still open, on the heap alone: after a restart what was told of them before is not
 * known until they close. Written by the task, read by whoever asks. Thread-safe.
 */
final class LiveWindows {
    private final Map<WindowKey, Live> windows = new ConcurrentHashMap<>();

    /** One of them. */
    static final class Live {
        final Map<Subject, byte[]> cells = new ConcurrentHashMap<>();
        volatile Completeness completeness = Completeness.UNKNOWN;
    }

    void put(WindowKey key, Completeness hosts, Subject subject, byte[] cell) {
        Live live = windows.computeIfAbsent(key, unseen -> new Live());
        live.cells.put(subject, cell);
        if (hosts.expected() >= 0) {
            live.completeness = hosts;
        }
    }

    void remove(WindowKey key, Subject subject) {
        Live live = windows.get(key);
        if (live != null) {
            live.cells.remove(subject);
            if (live.cells.isEmpty()) {
                windows.remove(key);
            }
        }
    }

    @Nullable Live get(WindowKey key) {
        return windows.get(key);
    }

    /** Forgets what started before an instant: whatever it was, it is not open any more. */
    void forgetBefore(long epochMillis) {
        windows.keySet().removeIf(key -> key.startMillis() + key.size().millis() < epochMillis);
    }
}
