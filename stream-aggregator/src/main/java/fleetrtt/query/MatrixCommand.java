package fleetrtt.query;

import fleetrtt.answer.MatrixAnswer;
import fleetrtt.query.api.VerdictTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fleetrtt query matrix}. */
@Command(
        name = "matrix",
        description = "The youngest window's pairs of host and address, against their own past; culprits first.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class MatrixCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Override
    public Integer call() {
        return options.answers()
                .print(
                        "matrix",
                        options.parameters(),
                        MatrixAnswer.class,
                        VerdictTables::of,
                        null,
                        answer -> answer.cells().isEmpty());
    }
}
