package fleetrtt.notify;

import fleetrtt.metrics.MetricsPage;
import fleetrtt.terminal.Version;
import fleetrtt.wire.AlertState;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a notifier counts, as Prometheus reads it, under {@code fleetrtt_notify_}; see {@link Tally}. */
final class NotifyMetrics implements MultiCollector {
    private static final String PREFIX = "fleetrtt_notify_";
    private static final String RECEIVER = "receiver";

    private final Notifier notifier;
    private final List<ReceiverThread> threads;

    NotifyMetrics(Notifier notifier, List<ReceiverThread> threads) {
        this.notifier = notifier;
        this.threads = threads;
    }

    @Override
    public MetricSnapshots collect() {
        MetricsPage page = new MetricsPage(PREFIX);
        page.buildInfo(Version.of(NotifyMetrics.class));
        page.gauge(
                "ready", "1 when /readyz says so, else 0.", notifier.unready().isEmpty() ? 1L : 0L);
        page.counters("delivered", "Transitions that a receiver took.", delivered());
        page.counters(
                "rejected",
                "Transitions that a receiver refused for good, and that were passed over; see the log.",
                each(Tally::rejections));
        page.counters("repeats", "Times that a receiver was told again of what fires.", each(Tally::repeats));
        page.counters("failures", "Attempts that failed, and were or will be made again.", each(Tally::failures));
        page.counters("unreadable", "Records of the topic that are no alerts.", each(Tally::unreadables));
        page.gauges("waiting", "Transitions that a receiver has not taken yet.", each(Tally::waiting));
        page.gauges("firing", "Alerts that fire, of the partitions served from here.", each(Tally::firing));
        page.gauges(
                "failing_seconds",
                "How long every attempt with a receiver has failed; 0 when the last one did not, or there is nothing to tell.",
                each(tally -> tally.failing().orElse(Duration.ZERO).toNanos() / 1e9));
        return page.build();
    }

    private Map<Labels, Double> each(ToDoubleFunction<Tally> number) {
        Map<Labels, Double> values = new HashMap<>();
        threads.forEach(thread -> values.put(Labels.of(RECEIVER, thread.name()), number.applyAsDouble(thread.tally())));
        return values;
    }

    private Map<Labels, Double> delivered() {
        Map<Labels, Double> values = new HashMap<>();
        for (ReceiverThread thread : threads) {
            for (AlertState state : List.of(AlertState.FIRING, AlertState.RESOLVED)) {
                values.put(
                        Labels.of(RECEIVER, thread.name(), "state", state.name().toLowerCase(java.util.Locale.ROOT)),
                        (double) thread.tally().delivered(state));
            }
        }
        return values;
    }
}
