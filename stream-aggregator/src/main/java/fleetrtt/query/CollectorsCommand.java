package fleetrtt.query;

import fleetrtt.answer.CollectorsAnswer;
import fleetrtt.query.api.AnswerTables;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fleetrtt query collectors}. */
@Command(
        name = "collectors",
        description =
                "What the collectors last said of themselves, up to a day ago, or an hour before the instance started.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CollectorsCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Override
    public Integer call() {
        return options.answers()
                .print(
                        "collectors",
                        Map.of(),
                        CollectorsAnswer.class,
                        answer -> AnswerTables.of(answer, System.currentTimeMillis()),
                        null,
                        answer -> answer.collectors().isEmpty());
    }
}
