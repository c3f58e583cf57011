package fleetrtt.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open windows of the partitions whose tasks run here. Thread-safe. */
final class OpenWindows {
    private final Map<Integer, LiveWindows> partitions = new ConcurrentHashMap<>();

    LiveWindows begin(int partition) {
        LiveWindows fresh = new LiveWindows();
        partitions.put(partition, fresh);
        return fresh;
    }

    void end(int partition, LiveWindows ended) {
        partitions.remove(partition, ended);
    }

    /** Those of a partition; none of one whose task is elsewhere. */
    LiveWindows of(int partition) {
        LiveWindows live = partitions.get(partition);
        return live == null ? new LiveWindows() : live;
    }
}
