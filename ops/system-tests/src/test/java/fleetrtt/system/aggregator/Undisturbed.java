package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.InstanceConfig;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;

/** An aggregator with a broker of its own, both in this process, to which nothing is done. */
final class Undisturbed implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final LocalKafka kafka;
    private final Aggregator aggregator;

    private Undisturbed(LocalKafka kafka, Aggregator aggregator) {
        this.kafka = kafka;
        this.aggregator = aggregator;
    }

    /** At work. */
    static Undisturbed started(Path folder, Duration grace, Duration retention) throws InterruptedException {
        LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"));
        Aggregator aggregator = new Aggregator(AggregatorConfig.of(kafka.cluster())
                .withStateDir(folder.resolve("state"))
                .withGrace(grace)
                .withRetention(retention)
                .withInstance(InstanceConfig.ofThisMachine().withThreads(1)));
        aggregator.start();
        assertThat(aggregator.awaitRunning(START)).isTrue();
        return new Undisturbed(kafka, aggregator);
    }

    Cluster cluster() {
        return kafka.cluster();
    }

    @Override
    public void close() {
        aggregator.close();
        kafka.close();
    }
}
