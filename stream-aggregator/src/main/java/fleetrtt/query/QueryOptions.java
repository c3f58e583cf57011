package fleetrtt.query;

import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.Terminal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all queries have in common; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class QueryOptions {
    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private ServerOptions server;

    @Mixin
    private SpanOptions span;

    @Option(
            names = "--output",
            paramLabel = "table|tcprtt|json|ndjson|csv",
            description = "Form of the answer; default table.")
    private Output output = Output.TABLE;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Output output() {
        return output;
    }

    /** An aggregator, unless brokers are named and it is not. */
    Optional<ApiAnswers> overHttp() {
        return cluster.named().isPresent() && !server.isNamed()
                ? Optional.empty()
                : Optional.of(new ApiAnswers(command, server.client(), output));
    }

    /** The span, for a request. */
    Map<String, String> parameters() {
        return Terminal.valid(command, () -> span.parameters(Instant.now()));
    }

    /** @throws ParameterException when the options contradict each other */
    WindowSpan span() {
        return Terminal.valid(command, () -> span.span(Instant.now()));
    }

    PeerWindows read(WindowSpan wanted) {
        try (PeerTopic topic = PeerTopic.open(cluster.cluster(), wanted.size())) {
            PeerWindows windows = topic.read(wanted.whole());
            if (topic.skipped() > 0) {
                command.commandLine().getErr().println(topic.skipped() + " records are no windows; passed over");
            }
            return windows;
        }
    }
}
