package fleetrtt.aggregator.health;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own metrics of threads and clients, by way of Micrometer. Of the thousands those that tell why an instance is
 * slow: as many series as there are threads, whatever the number of partitions, tasks, stores, topics and brokers. One
 * that goes with its thread or task is NaN until the next refresh. Not thread-safe.
 */
final class KafkaMeters implements AutoCloseable {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    /** Each has the same labels in all its meters, without which Prometheus would show one or the other by chance. */
    private static final List<String> SHOWN = List.of(
            "kafka.stream.alive.",
            "kafka.stream.failed.",
            "kafka.stream.thread.",
            "kafka.stream.state.updater.",
            "kafka.consumer.coordinator.",
            "kafka.consumer.fetch.manager.fetch.latency.",
            "kafka.consumer.fetch.manager.fetch.throttle.",
            "kafka.consumer.time.between.poll.",
            "kafka.producer.buffer.available.",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.record.send.total",
            "kafka.producer.request.latency.",
            "kafka.producer.txn.");

    /** Another value at each start. */
    private static final String PROCESS_ID = "process.id";

    private final PrometheusMeterRegistry registry;
    private final ScheduledExecutorService refreshing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fleetrtt-kafka-meters");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable KafkaStreamsMetrics binder;

    KafkaMeters(PrometheusRegistry metrics) {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, metrics, Clock.SYSTEM);
        registry.config().meterFilter(MeterFilter.denyUnless(KafkaMeters::isShown));
    }

    private static boolean isShown(Meter.Id meter) {
        return SHOWN.stream().anyMatch(meter.getName()::startsWith) && meter.getTag(PROCESS_ID) == null;
    }

    void bind(KafkaStreams streams) {
        binder = new KafkaStreamsMetrics(streams, List.of(), refreshing, REFRESH);
        binder.bindTo(registry);
    }

    @Override
    public void close() {
        if (binder != null) {
            binder.close();
        }
        refreshing.shutdownNow();
        registry.close();
    }
}
