package fleetrtt.aggregator;

import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.TopicCheck;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt topics verify}. */
@Command(name = "verify", description = "Names everything for which the aggregator would not start, and the mend.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TopicsVerifyCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private InputOptions input;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        TopicCheck check = check();
        try (ClusterTopics topics = ClusterTopics.open(cluster.cluster())) {
            List<String> faults = new ArrayList<>();
            check.missing(topics)
                    .forEach(
                            topic -> faults.add("topic " + topic.name() + " is missing; mend: fleetrtt topics create"));
            faults.addAll(check.faults(topics));
            faults.forEach(command.commandLine().getOut()::println);
            if (faults.isEmpty()) {
                command.commandLine().getOut().println("all topics are as they must be");
            }
            return faults.isEmpty() ? CommandLine.ExitCode.OK : Terminal.FAULT;
        }
    }

    private TopicCheck check() {
        try {
            return input.check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
