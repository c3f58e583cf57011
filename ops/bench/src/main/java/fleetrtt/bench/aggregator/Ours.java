package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.topics.TopicCheck;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;

/** The aggregator with its defaults, under an id and a folder of its own. */
final class Ours implements Subject {
    private static final Duration INPUT_KEPT = Duration.ofHours(1);

    private final Aggregator aggregator;

    Ours(Cluster cluster, String id, Path state) {
        AggregatorConfig defaults = AggregatorConfig.of(cluster);
        aggregator = new Aggregator(new AggregatorConfig(
                cluster,
                new TopicCheck(id, INPUT_KEPT),
                state,
                defaults.partitions(),
                defaults.replicationFactor(),
                defaults.grace(),
                defaults.retention()));
    }

    @Override
    public void start() {
        aggregator.start();
    }

    @Override
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return aggregator.awaitRunning(limit);
    }

    @Override
    public void close() {
        aggregator.close();
    }
}
