package fleetrtt.aggregator;

import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.RequiredTopic;
import fleetrtt.terminal.ClusterOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt topics create}. */
@Command(name = "create", description = "Creates the topics that are missing; changes none that is there.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TopicsCreateCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private TopicOptions creation;

    @Option(
            names = "--retention",
            paramLabel = "TOPIC=DURATION",
            description = "Instead of the usual one, e.g. tcprtt.peers.1m=7d.")
    private Map<String, Duration> retention = new HashMap<>();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        List<RequiredTopic> wanted = wanted();
        PrintWriter out = command.commandLine().getOut();
        try (ClusterTopics topics = ClusterTopics.open(cluster.cluster())) {
            List<RequiredTopic> missing = topics.missing(wanted);
            for (RequiredTopic topic : wanted) {
                if (missing.contains(topic)) {
                    topics.create(topic, creation.partitions(), creation.replicationFactor());
                }
                out.println(topic.name() + (missing.contains(topic) ? " created" : " was there"));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<RequiredTopic> wanted() {
        Map<String, Duration> left = new HashMap<>(retention);
        List<RequiredTopic> wanted = RequiredTopic.all(Duration.ZERO).stream()
                .map(topic -> changed(topic, left.remove(topic.name())))
                .toList();
        if (!left.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--retention names " + left.keySet() + ", which is no topic of FleetRTT");
        }
        return wanted;
    }

    private static RequiredTopic changed(RequiredTopic topic, @Nullable Duration retention) {
        return retention == null ? topic : topic.withRetention(retention);
    }
}
