package fleetrtt.query;

import fleetrtt.address.Remote;
import fleetrtt.answer.Rtt;
import fleetrtt.answer.TcprttText;
import fleetrtt.query.api.AnswerTables;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleetrtt query peer ADDRESS}. */
@Command(name = "peer", description = "One remote address over all windows of the span, as tcprtt would print it.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PeerCommand implements Callable<Integer> {
    @Mixin
    private QueryOptions options;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "ADDRESS", description = "IPv4 or IPv6 address, or 'other'.")
    private Remote remote;

    @Override
    public Integer call() {
        Optional<ApiAnswers> aggregator = options.overHttp();
        if (aggregator.isPresent()) {
            return aggregator
                    .get()
                    .print(
                            "peers/" + remote,
                            options.parameters(),
                            fleetrtt.answer.PeerAnswer.class,
                            AnswerTables::of,
                            answer -> TcprttText.ofRemote(answer.remote(), answer.total()),
                            answer -> answer.windows().isEmpty());
        }
        WindowSpan span = options.span();
        List<PeerUpsert> upserts = options.read(span).of(remote);
        if (upserts.isEmpty()) {
            return Answers.nothing(command, remote.toString(), span);
        }
        PeerAnswer answer = PeerAnswer.of(upserts);
        return Answers.print(
                command,
                options.output(),
                answer::table,
                () -> TcprttText.ofRemote(remote.toString(), Rtt.of(answer.rtt())),
                answer::json);
    }
}
