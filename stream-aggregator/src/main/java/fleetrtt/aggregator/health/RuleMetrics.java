package fleetrtt.aggregator.health;

import fleetrtt.metrics.MetricsPage;
import fleetrtt.rules.RuleStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** Which rules of alerts an instance follows, as Prometheus reads it, under {@code fleetrtt_aggregator_}. */
public final class RuleMetrics implements MultiCollector {
    private static final String PREFIX = "fleetrtt_aggregator_";

    private final Supplier<RuleStatus> rules;

    public RuleMetrics(Supplier<RuleStatus> rules) {
        this.rules = rules;
    }

    @Override
    public MetricSnapshots collect() {
        RuleStatus status = rules.get();
        MetricsPage page = new MetricsPage(PREFIX);
        page.gauge("rules", "Rules of alerts in force.", status.rules());
        page.gauge(
                "rules_current",
                "1 when the files of rules as they are now are in force; 0 when older ones are, see /rulesz.",
                status.isCurrent() ? 1L : 0L);
        page.gauge(
                "rules_loaded_timestamp_seconds",
                "When the rules in force were read, in seconds since the epoch.",
                status.loadedAt().toEpochMilli() / 1e3);
        page.counter("rule_reloads", "Times that changed files came into force.", status.reloads());
        page.counter(
                "rule_reload_failures",
                "Times that changed files had faults, and the rules stayed as they were.",
                status.failedReloads());
        return page.build();
    }
}
