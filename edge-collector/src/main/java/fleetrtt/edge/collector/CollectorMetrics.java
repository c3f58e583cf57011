package fleetrtt.edge.collector;

import fleetrtt.edge.health.RttMetrics;
import fleetrtt.edge.health.TopPeers;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.outbox.OutboxDepth;
import fleetrtt.metrics.MetricsPage;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/**
 * What a collector knows of itself, as Prometheus reads it. All counters begin at nothing with the process. The
 * equations of {@link CollectorTotals}, in these names and without their prefix {@code fleetrtt_collector_}, exactly
 * at rest:
 *
 * <ul>
 *   <li>{@code samples_seen_total = samples_drained_total} (+ what is in the kernel);
 *   <li>{@code samples_drained_total + samples_waiting_at_start = samples_excluded_total + samples_uncommitted +
 *       samples_published_total + samples_waiting + samples_set_aside_total};
 *   <li>{@code samples_drained_total − samples_excluded_total = sum(rtt_seconds_count) + rtt_departed_samples_total}.
 * </ul>
 */
final class CollectorMetrics implements MultiCollector {
    private static final String PREFIX = "fleetrtt_collector_";

    private final CollectorStatus status;
    private final TopPeers peers;

    CollectorMetrics(CollectorStatus status, TopPeers peers) {
        this.status = status;
        this.peers = peers;
    }

    /** @throws IllegalStateException when the kernel or the outbox do not tell */
    @Override
    public MetricSnapshots collect() {
        try {
            MetricsPage page = new MetricsPage(PREFIX);
            samples(page, status.totals());
            outbox(page, status.depth());
            drainsAndSending(page);
            identity(page);
            RttMetrics.of(peers.shown()).forEach(page::metric);
            return page.build();
        } catch (KernelException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void samples(MetricsPage page, CollectorTotals totals) {
        page.counter("samples_seen", "Samples the kernel program counted.", totals.seen());
        page.counter("samples_overflowed", "Of the seen, samples under 'other'.", totals.overflowed());
        page.counter("segments_missed", "Segments never shown to the program, not seen.", totals.missed());
        page.counter("samples_drained", "Of the seen, samples taken out of the kernel.", totals.drained());
        page.counter("samples_excluded", "Of the drained, loopback and link-local, not published.", totals.excluded());
        page.gauge("samples_uncommitted", "Of the drained, not yet in the outbox.", totals.uncommitted());
        page.counter("samples_published", "Samples the brokers acknowledged.", totals.published());
        page.gauge("samples_waiting", "Samples in the outbox.", totals.waiting());
        page.counter("samples_set_aside", "Samples in the outbox that became unreadable.", totals.setAside());
        page.gauge("samples_waiting_at_start", "Samples found in the outbox at start.", totals.waitingAtStart());
    }

    private void outbox(MetricsPage page, OutboxDepth depth) {
        page.gauge("outbox_rows", "Intervals in the outbox.", depth.rows());
        page.gauge("outbox_bytes", "Size of the intervals in the outbox.", depth.bytes());
        page.gauge(
                "outbox_cap_bytes",
                "Most that the outbox may hold.",
                status.config().outboxCapBytes());
        page.counter("intervals_coalesced", "Intervals merged into coarser ones.", status.coalesced());
        page.counter("outbox_files_set_aside", "Damaged outbox files set aside.", status.filesSetAside());
    }

    private void drainsAndSending(MetricsPage page) {
        Progress progress = status.progress();
        page.metric(drainSeconds(progress));
        page.age("last_drain_age_seconds", "Time since the last drain's end.", progress.lastDrainAge());
        page.age("last_ack_age_seconds", "Time since the last acknowledgement.", progress.lastAcknowledgementAge());
        page.counter("outbox_appends_failed", "Drains that the outbox did not take.", progress.failedAppends());
        page.counter("publications_failed", "Attempts to send that failed.", progress.failedPublications());
        page.counter("records_published", "Records the brokers acknowledged.", status.records());
        page.gauge("incarnation", "Incarnation of the last heartbeat, ms since the epoch.", status.incarnation());
    }

    private static MetricSnapshot drainSeconds(Progress progress) {
        return SummarySnapshot.builder()
                .name(PREFIX + "drain_seconds")
                .help("Time from reading the kernel to the clearing.")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .count(progress.drains())
                        .sum(progress.drainTime().toNanos() / 1e9)
                        .build())
                .build();
    }

    private void identity(MetricsPage page) {
        CollectorConfig config = status.config();
        page.buildInfo(CollectorStatus.VERSION);
        page.info(
                PREFIX.substring(0, PREFIX.length() - 1),
                "How it samples.",
                Labels.of(
                        "host",
                        config.host(),
                        "attach_method",
                        status.attachMethod(),
                        "filters",
                        config.probe().filter().toFlags(),
                        "kernel",
                        System.getProperty("os.version")));
        page.gauge(
                "interval_seconds", "Length of an interval.", config.interval().toMillis() / 1e3);
    }
}
