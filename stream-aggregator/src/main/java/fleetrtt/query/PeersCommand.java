package fleetrtt.query;

import fleetrtt.time.Interval;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt query peers}. */
@Command(
        name = "peers",
        description = "All remote addresses of the newest closed window in the span; when none is closed, the newest.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PeersCommand implements Callable<Integer> {
    @Mixin
    private QueryOptions options;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private PeerSort sort = PeerSort.P99;

    @Override
    public Integer call() {
        WindowSpan span = options.span();
        PeerWindows windows = options.read(span);
        Optional<Interval> newest = windows.newest();
        if (newest.isEmpty()) {
            return Answers.nothing(command, "any address", span);
        }
        List<PeerRow> rows = windows.in(newest.get()).stream().map(PeerRow::of).toList();
        PeersAnswer answer = new PeersAnswer(newest.get(), sort.sorted(rows));
        return Answers.print(command, options.output(), answer::table, answer::json);
    }
}
