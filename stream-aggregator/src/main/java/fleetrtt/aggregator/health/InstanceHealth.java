package fleetrtt.aggregator.health;

import fleetrtt.http.health.Health;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Whether one instance is alive and ready, and its numbers. Inert until {@link #watch}. Thread-safe. */
public final class InstanceHealth implements Health, AutoCloseable {
    private final long maxLag;
    private final TaskTotals totals = new TaskTotals();
    private final Restoration restoration = new Restoration(System::nanoTime);
    private final Standbys standbys = new Standbys();
    private final ConsumerLags lags = new ConsumerLags();
    private final PrometheusRegistry metrics = new PrometheusRegistry();
    private final KafkaMeters meters = new KafkaMeters(metrics);
    private volatile @Nullable KafkaStreams streams;

    /** @param maxLag records of one partition not yet read, beyond which the instance is not ready */
    public InstanceHealth(long maxLag) {
        this.maxLag = maxLag;
        JvmMetrics.builder().register(metrics);
        metrics.register(new InstanceMetrics(this, totals, restoration, standbys));
    }

    /** Makes the Streams that gets these settings count for us. */
    public void listenIn(Properties settings) {
        totals.listenIn(settings);
    }

    /**
     * A consumer for Streams that counts for us.
     *
     * @param beforePoll is told what is assigned before each poll
     */
    public Consumer<byte[], byte[]> consumer(
            Map<String, Object> settings, java.util.function.Consumer<Set<TopicPartition>> beforePoll) {
        return new MeasuredConsumer(settings, lags, beforePoll);
    }

    /** From now on it is about this one. Called once, before it is started. */
    public void watch(KafkaStreams made) {
        made.setGlobalStateRestoreListener(restoration);
        made.setStandbyUpdateListener(standbys);
        meters.bind(made);
        streams = made;
    }

    @Override
    public boolean isAlive() {
        KafkaStreams watched = streams;
        return watched == null || !hasFailed(watched.state());
    }

    private static boolean hasFailed(KafkaStreams.State state) {
        return state == KafkaStreams.State.PENDING_ERROR || state == KafkaStreams.State.ERROR;
    }

    @Override
    public List<String> unready() {
        KafkaStreams watched = streams;
        return watched == null
                ? List.of("starting")
                : Readiness.reasons(watched.state(), restoration.underWay(), ConsumerView.of(watched, lags), maxLag);
    }

    @Override
    public PrometheusRegistry metrics() {
        return metrics;
    }

    Optional<ConsumerView> consumers() {
        return Optional.ofNullable(streams).map(watched -> ConsumerView.of(watched, lags));
    }

    @Override
    public void close() {
        meters.close();
    }
}
