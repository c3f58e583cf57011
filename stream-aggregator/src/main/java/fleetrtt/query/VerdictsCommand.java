package fleetrtt.query;

import fleetrtt.answer.VerdictsAnswer;
import fleetrtt.query.api.VerdictTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fleetrtt query verdicts}. */
@Command(
        name = "verdicts",
        description = "Whose fault it was that something was slow, the youngest window first; of the last hour.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class VerdictsCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Override
    public Integer call() {
        return options.answers()
                .print(
                        "verdicts",
                        options.parameters(),
                        VerdictsAnswer.class,
                        VerdictTables::of,
                        null,
                        answer -> answer.verdicts().isEmpty());
    }
}
