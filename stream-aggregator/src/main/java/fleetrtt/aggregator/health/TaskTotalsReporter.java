package fleetrtt.aggregator.health;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/** Between Streams' metrics and {@link TaskTotals}. Public because Kafka makes it, one for each client too. */
public final class TaskTotalsReporter implements MetricsReporter {
    /** Key of the settings under which the totals themselves stand. */
    static final String TOTALS = "fleetrtt.task.totals";

    private @Nullable TaskTotals totals;

    @Override
    public void configure(Map<String, ?> settings) {
        totals = (TaskTotals) settings.get(TOTALS);
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (totals != null) {
            totals.add(metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        if (totals != null) {
            totals.remove(metric);
        }
    }

    @Override
    public void close() {}
}
