package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.Aggregator;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.topics.TopicCheck;
import fleetrtt.cluster.Cluster;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The merge with its defaults, under an id and a folder of its own; what is kept for queries is another application. */
final class Ours implements Subject {
    /** System property of another grace than the default, as ISO 8601 has it. */
    static final String GRACE = "fleetrtt.bench.grace";

    /** System property of a file of rules of alerts; none without it. */
    static final String RULES = "fleetrtt.bench.rules";

    private static final Duration GLANCE = Duration.ofHours(1);
    private static final Duration INPUT_KEPT = Duration.ofHours(1);

    private final RuleFiles rules;
    private final Aggregator aggregator;

    Ours(Cluster cluster, String id, Path state) {
        AggregatorConfig defaults = AggregatorConfig.of(cluster);
        String file = System.getProperty(RULES, "");
        rules = new RuleFiles(file.isEmpty() ? List.of() : List.of(Path.of(file)), GLANCE, InstantSource.system());
        AggregatorConfig config = defaults.withInput(new TopicCheck(id, INPUT_KEPT))
                .withStateDir(state)
                .withHistory(false)
                .withGrace(Duration.parse(
                        System.getProperty(GRACE, defaults.grace().toString())));
        aggregator = new Aggregator(config, rules);
    }

    @Override
    public void start() {
        try {
            rules.start();
        } catch (RuleFaults e) {
            throw new IllegalStateException(String.join("; ", e.lines()), e);
        }
        aggregator.start();
    }

    @Override
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return aggregator.awaitRunning(limit);
    }

    @Override
    public void close() {
        aggregator.close();
        rules.close();
    }
}
