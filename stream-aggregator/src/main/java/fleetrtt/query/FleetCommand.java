package fleetrtt.query;

import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.TcprttText;
import fleetrtt.query.api.AnswerTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fleetrtt query fleet}. */
@Command(name = "fleet", description = "All hosts and addresses together over all windows of the span.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class FleetCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Override
    public Integer call() {
        return options.answers()
                .print(
                        "fleet",
                        options.parameters(),
                        FleetAnswer.class,
                        AnswerTables::of,
                        answer -> TcprttText.ofAll(answer.total()),
                        answer -> answer.windows().isEmpty());
    }
}
