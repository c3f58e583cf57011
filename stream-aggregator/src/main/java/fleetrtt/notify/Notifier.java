package fleetrtt.notify;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.http.health.Health;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Service;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Delivers the alerts of the topic to every receiver, each by a thread and a consumer group of its own. Inert until
 * {@link #start}; several with one group share the partitions. Thread-safe.
 */
public final class Notifier implements Health, AutoCloseable {
    private static final Path CONFIG = Path.of("/etc/fleetrtt/notify.properties");

    private final AlertTopic topic;
    private final List<ReceiverThread> threads;
    private final PrometheusRegistry metrics = new PrometheusRegistry();

    /**
     * To some receivers.
     *
     * @param group prefix of the consumer groups' names
     * @param repeatEvery how often receivers that forget are told again of what fires
     */
    Notifier(Cluster cluster, String group, List<Receiver> receivers, Duration repeatEvery) {
        topic = new AlertTopic(cluster);
        threads = receivers.stream()
                .map(receiver -> new ReceiverThread(topic, group, receiver, repeatEvery, InstantSource.system()))
                .toList();
        JvmMetrics.builder().register(metrics);
        metrics.register(new NotifyMetrics(this, threads));
    }

    /** The command {@code fleetrtt notify}. */
    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Service.run(new NotifyCommand(), CONFIG, args));
    }

    /**
     * Makes sure that the topic is there, and starts the threads. Whether receivers are there shows later.
     *
     * @throws Fault when it is not, or Kafka or the registry does not answer
     */
    public void start() {
        topic.require();
        threads.forEach(ReceiverThread::start);
    }

    @Override
    public boolean isAlive() {
        return threads.stream().allMatch(ReceiverThread::isAlive);
    }

    @Override
    public List<String> unready() {
        return threads.stream()
                .flatMap(thread -> thread.tally().reason().map(reason -> thread.name() + ": " + reason).stream())
                .toList();
    }

    @Override
    public PrometheusRegistry metrics() {
        return metrics;
    }

    /** What is under way may still be told, and told again by whoever comes next. */
    @Override
    public void close() {
        threads.forEach(ReceiverThread::stop);
        threads.forEach(ReceiverThread::close);
    }
}
