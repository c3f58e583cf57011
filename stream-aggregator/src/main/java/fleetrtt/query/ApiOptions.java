package fleetrtt.query;

import fleetrtt.terminal.Terminal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all questions to an aggregator have in common; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ApiOptions {
    @Mixin
    private ServerOptions server;

    @Mixin
    private SpanOptions span;

    @Option(
            names = "--output",
            paramLabel = "table|tcprtt|json|ndjson|csv",
            description = "Form of the answer; default table.")
    private Output output = Output.TABLE;

    @SuppressWarnings("UnusedVariable") // Terminal looks whether it was given.
    @Option(names = "--verbose", description = "Print stack traces.")
    private boolean verbose;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    ApiAnswers answers() {
        return new ApiAnswers(command, server.client(), output);
    }

    /** The span, for a request. */
    Map<String, String> parameters() {
        return Terminal.valid(command, () -> new LinkedHashMap<>(span.parameters(Instant.now())));
    }
}
