package fleetrtt.query;

import fleetrtt.answer.HostAnswer;
import fleetrtt.answer.TcprttText;
import fleetrtt.query.api.AnswerTables;
import fleetrtt.wire.HostName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleetrtt query host NAME}. */
@Command(name = "host", description = "One host over all windows of the span, as tcprtt would print it there.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class HostCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "NAME", description = "As its collector calls it.")
    private String host;

    @Override
    public Integer call() {
        if (!HostName.isValid(host)) {
            throw new ParameterException(
                    command.commandLine(), "host name '" + host + "' is not 1 to 253 of A-Z a-z 0-9 . _ -");
        }
        return options.answers()
                .print(
                        "hosts/" + host,
                        options.parameters(),
                        HostAnswer.class,
                        AnswerTables::of,
                        answer -> TcprttText.ofAll(answer.total()),
                        answer -> answer.windows().isEmpty());
    }
}
