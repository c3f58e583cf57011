package fleetrtt.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One scrape's answer while it is put together. Names are given without the prefix that all of them share. */
public final class MetricsPage {
    private final String prefix;
    private final MetricSnapshots.Builder metrics = MetricSnapshots.builder();

    /**
     * Empty so far.
     *
     * @param prefix of every name but those given in full
     */
    public MetricsPage(String prefix) {
        this.prefix = prefix;
    }

    /**
     * A counter without labels.
     *
     * @param name without the suffix {@code _total}
     */
    public void counter(String name, String help, long value) {
        counters(name, help, Map.of(Labels.EMPTY, (double) value));
    }

    /**
     * A series for each set of labels, all with the same label names.
     *
     * @param name without the suffix {@code _total}
     */
    public void counters(String name, String help, Map<Labels, Double> values) {
        CounterSnapshot.Builder family =
                CounterSnapshot.builder().name(prefix + name).help(help);
        values.forEach((labels, value) -> family.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
        metrics.metricSnapshot(family.build());
    }

    public void gauge(String name, String help, long value) {
        gauge(name, help, (double) value);
    }

    public void gauge(String name, String help, double value) {
        gauges(name, help, Map.of(Labels.EMPTY, value));
    }

    /** A series for each set of labels, all with the same label names. */
    public void gauges(String name, String help, Map<Labels, Double> values) {
        GaugeSnapshot.Builder family =
                GaugeSnapshot.builder().name(prefix + name).help(help);
        values.forEach((labels, value) -> family.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        metrics.metricSnapshot(family.build());
    }

    /** In seconds; absent as long as it has not happened. */
    public void age(String name, String help, Optional<Duration> age) {
        age.ifPresent(time -> gauge(name, help, time.toNanos() / 1e9));
    }

    /** What is running: {@code fleetrtt_build_info}. */
    public void buildInfo(String version) {
        info(
                "fleetrtt_build",
                "What is running.",
                Labels.of("version", version, "java", System.getProperty("java.version")));
    }

    /**
     * What does not change, in labels.
     *
     * @param name in full, without the suffix {@code _info}
     */
    public void info(String name, String help, Labels labels) {
        metric(InfoSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
                .build());
    }

    /** A metric of another kind, under its own full name. */
    public void metric(MetricSnapshot snapshot) {
        metrics.metricSnapshot(snapshot);
    }

    public MetricSnapshots build() {
        return metrics.build();
    }
}
