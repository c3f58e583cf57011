package fleetrtt.aggregator.host;

import java.util.List;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What became of the records of one task, as Streams metrics {@code <name>-total} and {@code <name>-rate} of the
 * group {@code stream-host-metrics}. At rest
 * {@code received = rejected + duplicates + late + forwarded}. They count attempts: a transaction that was aborted
 * and done again is counted twice.
 */
final class HostCounters implements AutoCloseable {
    private final StreamsMetrics metrics;

    final Sensor received;
    final Sensor rejected;
    final Sensor duplicates;
    final Sensor late;
    final Sensor forwarded;

    HostCounters(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        received = sensor(task, "received");
        rejected = sensor(task, "rejected");
        duplicates = sensor(task, "duplicates");
        late = sensor(task, "late");
        forwarded = sensor(task, "forwarded");
    }

    private Sensor sensor(TaskId task, String name) {
        return metrics.addRateTotalSensor("host", task.toString(), name, RecordingLevel.INFO);
    }

    @Override
    public void close() {
        List.of(received, rejected, duplicates, late, forwarded).forEach(metrics::removeSensor);
    }
}
