package fleetrtt.aggregator.health;

import fleetrtt.metrics.MetricsPage;
import fleetrtt.terminal.Version;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an instance knows of itself, as Prometheus reads it, under {@code fleetrtt_aggregator_}. Counters are there from
 * its first task on, begin at nothing, and count attempts: a transaction that was aborted and done again is counted
 * twice. At rest, {@code records_received_total = records_rejected_total + records_duplicate_total + records_late_total +
 * records_forwarded_total}, each summed over its labels. So are {@code culprit_alerts_taken_total =
 * culprit_alerts_joined_total + culprit_alerts_alone_total + culprit_alerts_handed_over_total + culprit_alerts_held}.
 */
final class InstanceMetrics implements MultiCollector {
    private static final String PREFIX = "fleetrtt_aggregator_";
    private static final String TOPIC = "topic";
    private static final String STORE = "store";

    private final InstanceHealth health;
    private final TaskTotals totals;
    private final Restoration restoration;
    private final Standbys standbys;

    InstanceMetrics(InstanceHealth health, TaskTotals totals, Restoration restoration, Standbys standbys) {
        this.health = health;
        this.totals = totals;
        this.restoration = restoration;
        this.standbys = standbys;
    }

    @Override
    public MetricSnapshots collect() {
        MetricsPage page = new MetricsPage(PREFIX);
        page.buildInfo(Version.of(InstanceMetrics.class));
        page.gauge("ready", "1 when /readyz says so, else 0.", health.unready().isEmpty() ? 1L : 0L);
        records(page);
        hosts(page);
        lag(page);
        restoration(page);
        alerts(page);
        culprits(page);
        return page.build();
    }

    private void records(MetricsPage page) {
        total(
                page,
                "records_received",
                "received",
                "Records of tcprtt.intervals taken up."
                        + " At rest received = rejected + duplicate + late + forwarded.");
        total(
                page,
                "records_rejected",
                "rejected",
                "Of the received, malformed or implausible; kept in tcprtt.rejected.");
        total(page, "records_duplicate", "duplicates", "Of the received, seen before and dropped.");
        total(page, "records_late", "late", "Of the received, in no window; kept in tcprtt.late.");
        total(page, "records_forwarded", "forwarded", "Of the received, put in a window and sent to the peer side.");
        total(page, "heartbeats_rejected", "bad-heartbeats", "Records of tcprtt.collectors that could not be read.");
        total(page, "cells_set_aside", "aside", "Sums of forwarded records that no window of the peer side took.");
        total(
                page,
                "cells_missing_in_views",
                "missing-in-views",
                "Sums missing in the own window of a host or of the fleet, full or gone, and in nothing else.");
    }

    private void alerts(MetricsPage page) {
        total(page, "alert_windows_judged", "windows", "Closed windows that were judged by rules of alerts.");
        total(page, "alerts_pending", "pending", "Alerts that became pending.");
        total(page, "alerts_fired", "fired", "Alerts that fired. In the long run fired = resolved + firing.");
        total(page, "alerts_resolved", "resolved", "Alerts that were resolved.");
    }

    private void culprits(MetricsPage page) {
        total(
                page,
                "culprit_alerts_taken",
                "taken",
                "Alerts that fired and came to where culprits are sought."
                        + " Always taken = joined + alone + handed over + held.");
        sum(page, "culprit_alerts_held", "held", "Of the taken, those that wait for their verdict now.");
        total(page, "culprit_alerts_held_back", "held-back", "Of the taken, those that had to wait.");
        total(page, "culprit_alerts_joined", "joined", "Of the taken, those told as members of a culprit's alert.");
        total(page, "culprit_alerts_alone", "alone", "Of the taken, those told by themselves.");
        total(
                page,
                "culprit_alerts_handed_over",
                "handed-over",
                "Of the taken, those that waited when the stage moved on.");
        total(page, "culprit_alerts_moved", "moved", "Times that an alert went over to another culprit.");
        total(page, "culprits_fired", "culprits-fired", "Alerts of culprits that began to fire.");
        sum(page, "culprits_firing", "culprits-firing", "Alerts of culprits that fire now.");
    }

    private void total(MetricsPage page, String name, String counter, String help) {
        page.counters(name, help, totals.sums(counter));
    }

    private void hosts(MetricsPage page) {
        sum(page, "hosts_known", "hosts-known", "Hosts whose intervals this instance merges.");
        sum(
                page,
                "hosts_expected",
                "hosts-expected",
                "Of the known, hosts whose heartbeats say that they should report.");
        sum(
                page,
                "hosts_missing",
                "hosts-missing",
                "Of the expected, hosts missing in the youngest closed window of 10 s.");
        sum(page, "hosts_suspect", "hosts-suspect", "Hosts whose clock is not believed.");
        Arrays.stream(totals.now("worst-skew-ms"))
                .max()
                .ifPresent(millis -> page.gauge(
                        "worst_skew_seconds",
                        "Greatest distance between the brokers' clock and that of a host.",
                        millis / 1e3));
    }

    /** Absent while the instance has no task. */
    private void sum(MetricsPage page, String name, String gauge, String help) {
        double[] values = totals.now(gauge);
        if (values.length > 0) {
            page.gauge(name, help, Arrays.stream(values).sum());
        }
    }

    private void lag(MetricsPage page) {
        Map<String, TopicLag> lags = health.consumers()
                .map(consumers -> TopicLag.of(consumers.lags()))
                .orElse(Map.of());
        page.gauges(
                "lag_records",
                "Records not yet read of this instance's partitions of a topic.",
                labelled(TOPIC, lags, lag -> (double) lag.total()));
        page.gauges(
                "lag_worst_partition_records",
                "Records not yet read of the partition that is furthest behind.",
                labelled(TOPIC, lags, lag -> (double) lag.most()));
        page.gauges(
                "lag_worst_partition",
                "Number of the partition that is furthest behind.",
                labelled(TOPIC, lags, TopicLag::worst));
    }

    private void restoration(MetricsPage page) {
        page.counters(
                "restored_records",
                "Records read back from a store's changelog.",
                labelled(STORE, restoration.byStore(StoreRestoration::records)));
        page.counters(
                "restore_seconds",
                "Time in which a store was read back; its partitions side by side count once.",
                labelled(STORE, restoration.byStore(StoreRestoration::seconds)));
        page.gauges(
                "restore_last_seconds",
                "Time that the last restoration of a store took.",
                labelled(STORE, restoration.byStore(StoreRestoration::lastSeconds)));
        page.gauges(
                "restore_left_records",
                "Records still to be read back before the tasks of a store run.",
                labelled(STORE, restoration.left()));
        page.gauges(
                "standby_partitions",
                "Partitions of a store kept for others, to take over at once.",
                labelled(STORE, standbys.partitions()));
        page.gauges(
                "standby_behind_records",
                "Records that those lacked when they were last fed.",
                labelled(STORE, standbys.behind()));
    }

    private static Map<Labels, Double> labelled(String label, Map<String, Double> values) {
        return labelled(label, values, value -> value);
    }

    private static <T> Map<Labels, Double> labelled(String label, Map<String, T> values, ToDoubleFunction<T> number) {
        Map<Labels, Double> labelled = new HashMap<>();
        values.forEach((value, of) -> labelled.put(Labels.of(label, value), number.applyAsDouble(of)));
        return labelled;
    }
}
