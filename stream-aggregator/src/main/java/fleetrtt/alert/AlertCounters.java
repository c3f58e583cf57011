package fleetrtt.alert;

import fleetrtt.wire.Alert;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What one task's alerts do, as Streams metrics of the group {@code stream-alert-metrics}: {@code windows-total} judged,
 * {@code pending-total}, {@code fired-total} and {@code resolved-total}, and {@code subjects}, those remembered now. At
 * rest {@code fired = resolved + firing}, counted over all lives of the task. They count attempts: what an aborted
 * transaction did is counted again.
 */
final class AlertCounters implements AutoCloseable {
    private final StreamsMetrics metrics;
    private final Map<String, String> tags;
    private final Sensor windows;
    private final Sensor pending;
    private final Sensor fired;
    private final Sensor resolved;
    private final Sensor subjects;
    private long judged;

    AlertCounters(StreamsMetrics metrics, String processor, TaskId task) {
        this.metrics = metrics;
        tags = Map.of("task-id", task.toString(), "alert-id", processor);
        windows = total("windows", processor, task);
        pending = total("pending", processor, task);
        fired = total("fired", processor, task);
        resolved = total("resolved", processor, task);
        subjects = metrics.addSensor(processor + "." + task + ".subjects", RecordingLevel.INFO);
        subjects.add(name("subjects"), new Value());
    }

    private Sensor total(String name, String processor, TaskId task) {
        Sensor sensor = metrics.addSensor(processor + "." + task + "." + name, RecordingLevel.INFO);
        sensor.add(name(name + "-total"), new CumulativeSum());
        return sensor;
    }

    private MetricName name(String name) {
        return new MetricName(name, "stream-alert-metrics", "see AlertCounters", tags);
    }

    /** To record each would cost as much as to judge it. */
    void judged() {
        judged++;
    }

    void told(Alert alert) {
        switch (alert.getState()) {
            case PENDING -> pending.record();
            case FIRING -> fired.record();
            case RESOLVED -> resolved.record();
        }
    }

    void publish(int remembered) {
        windows.record((double) judged);
        judged = 0;
        subjects.record(remembered);
    }

    @Override
    public void close() {
        List.of(windows, pending, fired, resolved, subjects).forEach(metrics::removeSensor);
    }
}
