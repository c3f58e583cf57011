package fleetrtt.aggregator.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How the hosts of one task are, as Streams metrics of the group {@code stream-host-metrics}: {@code hosts-known},
 * {@code hosts-suspect} (those whose clock is not believed), and {@code worst-skew-ms}, the greatest distance between
 * the brokers' clock and a host's, by its last heartbeat, in milliseconds. As of the last commit.
 */
final class HostGauges implements AutoCloseable {
    private final StreamsMetrics metrics;
    private final Sensor known;
    private final Sensor suspect;
    private final Sensor worstSkew;

    HostGauges(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        known = sensor("hosts-known", task);
        suspect = sensor("hosts-suspect", task);
        worstSkew = sensor("worst-skew-ms", task);
    }

    private Sensor sensor(String name, TaskId task) {
        Sensor sensor = metrics.addSensor(HostCounters.GROUP + "-" + name + "-" + task, RecordingLevel.INFO);
        sensor.add(
                new MetricName(name, HostCounters.GROUP, "As of the last commit", Map.of("task-id", task.toString())),
                new Value());
        return sensor;
    }

    void publish(Collection<HostLedger> hosts) {
        long suspects = 0;
        long worst = 0;
        for (HostLedger host : hosts) {
            suspects += host.clock().isSuspect() ? 1 : 0;
            worst = Math.max(worst, Math.abs(host.skewMillis().orElse(0)));
        }
        known.record(hosts.size());
        suspect.record((double) suspects);
        worstSkew.record((double) worst);
    }

    @Override
    public void close() {
        List.of(known, suspect, worstSkew).forEach(metrics::removeSensor);
    }
}
