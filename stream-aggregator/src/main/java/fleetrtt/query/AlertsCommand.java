package fleetrtt.query;

import fleetrtt.answer.AlertsAnswer;
import fleetrtt.query.api.AnswerTables;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fleetrtt query alerts}. */
@Command(name = "alerts", description = "Alerts as they stand now, or with --history those that fired in the span.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class AlertsCommand implements Callable<Integer> {
    /** Which alerts. */
    enum State {
        FIRING,
        PENDING,
        RESOLVED,
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private ApiOptions options;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private State state = State.FIRING;

    @Option(names = "--history", description = "Those that fired in the span, whatever became of them.")
    private boolean history;

    @Option(names = "--members", description = "Also those that are told as part of their culprit's alert.")
    private boolean members;

    @Override
    public Integer call() {
        Map<String, String> parameters =
                new TreeMap<>(history ? options.parameters() : Map.of("state", state.toString()));
        parameters.put("members", Boolean.toString(members));
        return options.answers()
                .print(
                        history ? "alerts/history" : "alerts",
                        parameters,
                        AlertsAnswer.class,
                        answer -> AnswerTables.of(answer, System.currentTimeMillis()),
                        null,
                        answer -> false);
    }
}
