package fleetrtt.query;

import fleetrtt.answer.HostsAnswer;
import fleetrtt.answer.Ranking;
import fleetrtt.query.api.AnswerTables;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fleetrtt query hosts}. */
@Command(name = "hosts", description = "Hosts ranked by what they see over the span, of all addresses together.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class HostsCommand implements Callable<Integer> {
    @Mixin
    private ApiOptions options;

    @Mixin
    private ListOptions list;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Ranking sort = Ranking.P99;

    @Override
    public Integer call() {
        Map<String, String> parameters = options.parameters();
        parameters.put("sort", sort.toString());
        list.addTo(parameters);
        return options.answers()
                .print(
                        "hosts",
                        parameters,
                        HostsAnswer.class,
                        AnswerTables::of,
                        null,
                        answer -> answer.hosts().isEmpty());
    }
}
