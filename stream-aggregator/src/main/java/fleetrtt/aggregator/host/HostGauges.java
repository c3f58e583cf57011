package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Census;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How the hosts of one task are, as Streams metrics of the group {@code stream-host-metrics}: {@code hosts-known},
 * {@code hosts-suspect} (those whose clock is not believed), {@code hosts-expected} and {@code hosts-missing} in the
 * youngest window of 10 s that is closed, and {@code worst-skew-ms}, the greatest distance between the brokers' clock and
 * a host's, by its last heartbeat, in milliseconds. Clocks are those of hosts that are not taken to be gone. As of the
 * last commit.
 */
final class HostGauges implements AutoCloseable {
    private final StreamsMetrics metrics;
    private final Sensor known;
    private final Sensor suspect;
    private final Sensor expected;
    private final Sensor missing;
    private final Sensor worstSkew;

    HostGauges(StreamsMetrics metrics, TaskId task) {
        this.metrics = metrics;
        known = sensor("hosts-known", task);
        suspect = sensor("hosts-suspect", task);
        expected = sensor("hosts-expected", task);
        missing = sensor("hosts-missing", task);
        worstSkew = sensor("worst-skew-ms", task);
    }

    private Sensor sensor(String name, TaskId task) {
        Sensor sensor = metrics.addSensor(HostCounters.GROUP + "-" + name + "-" + task, RecordingLevel.INFO);
        sensor.add(
                new MetricName(name, HostCounters.GROUP, "As of the last commit", Map.of("task-id", task.toString())),
                new Value());
        return sensor;
    }

    /** @param nowMillis by the brokers' clock */
    void publish(Collection<HostLedger> hosts, long nowMillis, Optional<Census> lastClosed) {
        long goneMillis = nowMillis - Censuses.MISSED.toMillis();
        long suspects = 0;
        long worst = 0;
        for (HostLedger host : hosts) {
            if (!host.isSilentSince(goneMillis)) {
                suspects += host.clock().isSuspect() ? 1 : 0;
                worst = Math.max(worst, Math.abs(host.skewMillis().orElse(0)));
            }
        }
        known.record(hosts.size());
        suspect.record((double) suspects);
        worstSkew.record((double) worst);
        lastClosed.ifPresent(census -> {
            expected.record(census.expected());
            missing.record((double) census.expected() - census.reporting());
        });
    }

    @Override
    public void close() {
        List.of(known, suspect, expected, missing, worstSkew).forEach(metrics::removeSensor);
    }
}
