package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What became of the records of one task, as Streams metrics {@code <name>-total} of the group
 * {@code stream-host-metrics}; rejected and late have a tag {@code reason}. At rest
 * {@code received = rejected + duplicates + late + forwarded}; {@code missing-in-views} are sums of forwarded records that are
 * missing from the own minute of a host or of the fleet, which was full, and from nothing else. They are brought up to date at each commit, and count
 * attempts: a transaction that was aborted and done again is counted twice.
 */
final class HostCounters implements AutoCloseable {
    static final String GROUP = "stream-host-metrics";

    private final StreamsMetrics metrics;
    private final TaskId task;
    private final List<Counter> counters = new ArrayList<>();

    final Counter received;
    final Counter duplicates;
    final Counter forwarded;
    /** Heartbeats that could not be read; not among the received, which are intervals. */
    final Counter badHeartbeats;

    final Counter missingInViews;

    private final Map<Reason, Counter> aside = new LinkedHashMap<>();

    /** Counted here, passed on at the commit: a sensor costs more than all else that is done for a record. */
    static final class Counter {
        private final Sensor sensor;
        private long pending;

        private Counter(Sensor sensor) {
            this.sensor = sensor;
        }

        void add() {
            pending++;
        }
    }

    HostCounters(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        this.task = task;
        received = counter("received", Map.of());
        duplicates = counter("duplicates", Map.of());
        forwarded = counter("forwarded", Map.of());
        badHeartbeats = counter("bad-heartbeats", Map.of());
        missingInViews = counter("missing-in-views", Map.of());
        for (Reason reason : Reason.values()) {
            aside.put(reason, counter(reason.counter(), Map.of("reason", reason.code())));
        }
    }

    private Counter counter(String name, Map<String, String> more) {
        Map<String, String> tags = new LinkedHashMap<>(more);
        tags.put("task-id", task.toString());
        Sensor sensor = metrics.addSensor(GROUP + "-" + name + "-" + tags, RecordingLevel.INFO);
        sensor.add(new MetricName(name + "-total", GROUP, "Records " + name, tags), new CumulativeSum());
        Counter counter = new Counter(sensor);
        counters.add(counter);
        return counter;
    }

    Counter aside(Reason reason) {
        return Objects.requireNonNull(aside.get(reason));
    }

    /** Brings the metrics up to date. */
    void publish() {
        for (Counter counter : counters) {
            if (counter.pending > 0) {
                counter.sensor.record((double) counter.pending);
                counter.pending = 0;
            }
        }
    }

    @Override
    public void close() {
        counters.forEach(counter -> metrics.removeSensor(counter.sensor));
    }
}
