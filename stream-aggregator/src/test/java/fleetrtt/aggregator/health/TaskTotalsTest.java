package fleetrtt.aggregator.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

final class TaskTotalsTest {
    private static final String GROUP = "stream-host-metrics";

    private final TaskTotals totals = new TaskTotals();
    private final Metrics metrics = metrics(totals);

    /** As Streams makes them from the settings that it is given. */
    private static Metrics metrics(TaskTotals totals) {
        Properties settings = new Properties();
        totals.listenIn(settings);
        AbstractConfig config = new AbstractConfig(
                new ConfigDef()
                        .define(
                                StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG,
                                ConfigDef.Type.LIST,
                                ConfigDef.Importance.LOW,
                                ""),
                Utils.propsToMap(settings),
                false);
        List<MetricsReporter> reporters =
                config.getConfiguredInstances(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, MetricsReporter.class);
        return new Metrics(new MetricConfig(), reporters, Time.SYSTEM);
    }

    private Sensor task(String task, String counter, Map<String, String> more) {
        Sensor sensor = metrics.sensor(task + counter + more);
        Map<String, String> tags = new HashMap<>(more);
        tags.put("host-id", task);
        sensor.add(metrics.metricName(counter + "-total", GROUP, tags), new CumulativeCount());
        sensor.add(metrics.metricName(counter + "-rate", GROUP, tags), new CumulativeCount());
        return sensor;
    }

    private static void record(Sensor sensor, int times) {
        for (int i = 0; i < times; i++) {
            sensor.record();
        }
    }

    @Test
    void tasksAddUp() {
        record(task("0_0", "received", Map.of()), 3);
        record(task("0_1", "received", Map.of()), 4);
        record(task("0_1", "late", Map.of()), 1);
        assertThat(totals.sums("received")).containsOnly(Map.entry(Labels.EMPTY, 7.0));
        assertThat(totals.sums("late")).containsOnly(Map.entry(Labels.EMPTY, 1.0));
        assertThat(totals.sums("rejected")).isEmpty();
    }

    @Test
    void aTaskThatGoesLeavesItsCountAndOneThatComesBackAddsToIt() {
        record(task("0_1", "received", Map.of()), 1);
        Sensor first = task("0_0", "received", Map.of());
        record(first, 5);
        metrics.removeSensor(first.name());
        assertThat(totals.sums("received")).containsOnly(Map.entry(Labels.EMPTY, 6.0));
        record(task("0_0", "received", Map.of()), 2);
        assertThat(totals.sums("received")).containsOnly(Map.entry(Labels.EMPTY, 8.0));
    }

    @Test
    void reasonsAreKeptApartAndTasksAreNot() {
        record(task("0_0", "rejected", Map.of("reason", "invalid")), 2);
        record(task("0_1", "rejected", Map.of("reason", "invalid")), 3);
        record(task("0_0", "rejected", Map.of("reason", "oversized")), 1);
        assertThat(totals.sums("rejected"))
                .containsOnly(
                        Map.entry(Labels.of("reason", "invalid"), 5.0),
                        Map.entry(Labels.of("reason", "oversized"), 1.0));
    }

    @Test
    void otherGroupsAreNoneOfOurs() {
        Sensor sensor = metrics.sensor("other");
        sensor.add(metrics.metricName("received-total", "consumer-metrics"), new CumulativeCount());
        sensor.record();
        assertThat(totals.sums("received")).isEmpty();
    }

    @Test
    void reportersThatSomebodyAskedForStay() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, JmxReporter.class.getName());
        totals.listenIn(settings);
        assertThat(settings)
                .containsEntry(
                        StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG,
                        JmxReporter.class.getName() + "," + TaskTotalsReporter.class.getName());
    }
}
