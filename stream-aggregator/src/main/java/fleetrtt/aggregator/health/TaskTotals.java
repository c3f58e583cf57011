package fleetrtt.aggregator.health;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What the counters of all tasks come to that this process has ever had, and what the gauges say of those that it has.
 * Streams counts per task, and a task that moves away takes its counters along; here its last word is kept, so that no
 * sum ever falls. Thread-safe.
 */
public final class TaskTotals {
    private static final Set<String> GROUPS =
            Set.of("stream-host-metrics", "stream-peer-metrics", "stream-alert-metrics", "stream-culprit-metrics");
    private static final String SUFFIX = "-total";
    private static final String REASON = "reason";

    private final Map<MetricName, KafkaMetric> present = new HashMap<>();
    private final Map<Series, Double> past = new HashMap<>();
    private final Map<MetricName, KafkaMetric> gauges = new HashMap<>();

    /** @param name of the counter, without suffix */
    private record Series(String name, Labels labels) {
        static Series of(MetricName metric) {
            String reason = metric.tags().get(REASON);
            return new Series(
                    metric.name().substring(0, metric.name().length() - SUFFIX.length()),
                    reason == null ? Labels.EMPTY : Labels.of(REASON, reason));
        }
    }

    /** Makes the Streams that gets these settings tell of its tasks here. */
    public void listenIn(Properties settings) {
        settings.merge(
                StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG,
                TaskTotalsReporter.class.getName(),
                (others, ours) -> others + "," + ours);
        settings.put(TaskTotalsReporter.TOTALS, this);
    }

    private static boolean isCounter(MetricName metric) {
        return metric.name().endsWith(SUFFIX);
    }

    synchronized void add(KafkaMetric metric) {
        MetricName name = metric.metricName();
        if (GROUPS.contains(name.group())) {
            (isCounter(name) ? present : gauges).put(name, metric);
        }
    }

    /** The metric still tells its last value. */
    synchronized void remove(KafkaMetric metric) {
        gauges.remove(metric.metricName(), metric);
        if (present.remove(metric.metricName(), metric)) {
            past.merge(Series.of(metric.metricName()), value(metric), Double::sum);
        }
    }

    private static double value(KafkaMetric metric) {
        return (double) metric.metricValue();
    }

    /** What each task says that it has now, of what does not add up over time. */
    synchronized double[] now(String name) {
        return gauges.entrySet().stream()
                .filter(gauge -> gauge.getKey().name().equals(name))
                .mapToDouble(gauge -> value(gauge.getValue()))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Sums by reason of a counter, with no label where tasks give none; empty when no task has counted it yet. */
    synchronized Map<Labels, Double> sums(String name) {
        return Stream.concat(
                        past.entrySet().stream(),
                        present.entrySet().stream()
                                .map(metric -> Map.entry(Series.of(metric.getKey()), value(metric.getValue()))))
                .filter(sum -> sum.getKey().name.equals(name))
                .collect(Collectors.groupingBy(
                        sum -> sum.getKey().labels, TreeMap::new, Collectors.summingDouble(Map.Entry::getValue)));
    }
}
