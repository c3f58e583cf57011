package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.topics.TopicCheck;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;

/** The aggregator with its defaults, under an id and a folder of its own. */
final class Ours implements Subject {
    /** System property of another grace than the default, as ISO 8601 has it. */
    static final String GRACE = "fleetrtt.bench.grace";

    private static final Duration INPUT_KEPT = Duration.ofHours(1);

    private final Aggregator aggregator;

    Ours(Cluster cluster, String id, Path state) {
        AggregatorConfig defaults = AggregatorConfig.of(cluster);
        aggregator = new Aggregator(defaults.withInput(new TopicCheck(id, INPUT_KEPT))
                .withStateDir(state)
                .withGrace(Duration.parse(
                        System.getProperty(GRACE, defaults.grace().toString()))));
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
