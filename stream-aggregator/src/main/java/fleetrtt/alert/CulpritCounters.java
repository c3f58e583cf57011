package fleetrtt.alert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What the stage of culprits does, as Streams metrics of the group {@code stream-culprit-metrics}: each
 * {@link CulpritCount} as {@code <label>-total}, {@code held}, alerts that wait for their verdict now, and
 * {@code culprits-firing}. Once a second, and when the task ends, {@code taken = joined + alone + handed over + held}, counted
 * over all lives of the task in a process. They count attempts: what an aborted transaction did is counted again.
 */
final class CulpritCounters implements AutoCloseable {
    private static final String GROUP = "stream-culprit-metrics";

    private final StreamsMetrics metrics;
    private final TaskId task;
    private final List<Sensor> sensors = new ArrayList<>();
    private final Map<CulpritCount, Sensor> totals = new EnumMap<>(CulpritCount.class);
    private final Sensor held;
    private final Sensor firing;

    CulpritCounters(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        this.task = task;
        for (CulpritCount count : CulpritCount.values()) {
            totals.put(count, sensor(count.label() + "-total", new CumulativeSum()));
        }
        held = sensor("held", new Value());
        firing = sensor("culprits-firing", new Value());
    }

    private Sensor sensor(String name, MeasurableStat stat) {
        Sensor sensor = metrics.addSensor(GROUP + "-" + name + "-" + task, RecordingLevel.INFO);
        sensor.add(new MetricName(name, GROUP, "see CulpritCounters", Map.of("task-id", task.toString())), stat);
        sensors.add(sensor);
        return sensor;
    }

    /** Brings the metrics up to date. */
    void publish(CulpritTally tally, long heldNow, long firingNow) {
        totals.forEach((count, sensor) -> sensor.record((double) tally.drain(count)));
        held.record((double) heldNow);
        firing.record((double) firingNow);
    }

    @Override
    public void close() {
        sensors.forEach(metrics::removeSensor);
    }
}
