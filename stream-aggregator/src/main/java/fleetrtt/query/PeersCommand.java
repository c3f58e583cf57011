package fleetrtt.query;

import fleetrtt.query.api.AnswerTables;
import fleetrtt.time.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt query peers}. */
@Command(
        name = "peers",
        description = "Remote addresses ranked by a measure over the span; straight from the topics, with"
                + " --bootstrap-server, all of the newest closed window in it.")
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
    private ListSort sort = ListSort.P99;

    @Mixin
    private ListOptions list;

    @Override
    public Integer call() {
        Optional<ApiAnswers> aggregator = options.overHttp();
        if (aggregator.isPresent()) {
            return ask(aggregator.get());
        }
        PeerSort topics = sort.fromTopics().orElseThrow(() -> unsorted("straight from the topics"));
        WindowSpan span = options.span();
        PeerWindows windows = options.read(span);
        Optional<Interval> newest = windows.newest();
        if (newest.isEmpty()) {
            return Answers.nothing(command, "any address", span);
        }
        List<PeerRow> rows = windows.in(newest.get()).stream().map(PeerRow::of).toList();
        PeersAnswer answer = new PeersAnswer(newest.get(), topics.sorted(rows));
        return Answers.print(command, options.output(), answer::table, null, answer::json);
    }

    private ParameterException unsorted(String where) {
        return new ParameterException(command.commandLine(), "--sort " + sort + " is not known " + where);
    }

    private int ask(ApiAnswers aggregator) {
        Map<String, String> parameters = options.parameters();
        parameters.put(
                "sort",
                sort.overHttp().orElseThrow(() -> unsorted("by an aggregator")).toString());
        list.addTo(parameters);
        return aggregator.print(
                "peers",
                parameters,
                fleetrtt.answer.PeersAnswer.class,
                AnswerTables::of,
                null,
                answer -> answer.peers().isEmpty());
    }
}
