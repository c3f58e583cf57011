package fleetrtt.query;

import fleetrtt.terminal.ClusterOptions;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all queries have in common; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class QueryOptions {
    static final WindowSize SIZE = WindowSize.TEN_SECONDS;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private SpanOptions span;

    @Option(names = "--output", paramLabel = "table|json", description = "Form of the answer; default table.")
    private Output output = Output.TABLE;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Output output() {
        return output;
    }

    /** @throws ParameterException when the options contradict each other */
    Interval span() {
        try {
            return span.span(Instant.now(), SIZE);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    PeerWindows read(Interval wanted) {
        try (PeerTopic topic = PeerTopic.open(cluster.cluster(), SIZE)) {
            PeerWindows windows = topic.read(wanted);
            if (topic.skipped() > 0) {
                command.commandLine().getErr().println(topic.skipped() + " records are no windows; passed over");
            }
            return windows;
        }
    }
}
