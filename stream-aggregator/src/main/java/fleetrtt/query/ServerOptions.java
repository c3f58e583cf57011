package fleetrtt.query;

import fleetrtt.http.HttpAccess;
import fleetrtt.query.api.ApiClient;
import fleetrtt.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which aggregator is asked; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9465",
            description = "Aggregator to ask, any of them; default $$FLEETRTT_SERVER, else http://127.0.0.1:9465.")
    private String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the token that it asks for; default $$FLEETRTT_TOKEN_FILE.")
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Whether the command line names one. */
    boolean isNamed() {
        return command.commandLine().getParseResult().hasMatchedOption("--server");
    }

    /** Inert; asks when it is asked. */
    public ApiClient client() {
        return Terminal.valid(
                command,
                () -> new ApiClient(server, Optional.ofNullable(tokenFile).map(HttpAccess::readToken)));
    }
}
