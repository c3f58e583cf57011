package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.partial.Reason;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Cells of one task that no window took, as Streams metrics {@code aside-total} of the group {@code stream-peer-metrics}
 * with a tag {@code reason}, and {@code missing-in-views-total}: cells that are missing from the fleet's own window, which
 * was full or had gone, and from nothing else. At rest {@code forwarded} of the host side is what became part of windows or aside.
 */
final class PeerCounters implements AutoCloseable {
    private static final String GROUP = "stream-peer-metrics";

    private final StreamsMetrics metrics;
    private final Sensor late;
    private final Sensor overflow;

    final Sensor missingInViews;

    PeerCounters(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        late = sensor("aside", Map.of("task-id", task.toString(), "reason", Reason.TOO_LATE.code()));
        overflow = sensor("aside", Map.of("task-id", task.toString(), "reason", Reason.OVERFLOW.code()));
        missingInViews = sensor("missing-in-views", Map.of("task-id", task.toString()));
    }

    private Sensor sensor(String name, Map<String, String> tags) {
        Sensor sensor = metrics.addSensor(GROUP + "-" + name + "-" + tags, RecordingLevel.INFO);
        sensor.add(new MetricName(name + "-total", GROUP, "Cells " + name, tags), new CumulativeCount());
        return sensor;
    }

    Sensor aside(Reason reason) {
        return reason == Reason.TOO_LATE ? late : overflow;
    }

    @Override
    public void close() {
        metrics.removeSensor(late);
        metrics.removeSensor(overflow);
        metrics.removeSensor(missingInViews);
    }
}
