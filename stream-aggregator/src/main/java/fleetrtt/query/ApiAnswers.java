package fleetrtt.query;

import fleetrtt.query.api.Answered;
import fleetrtt.query.api.ApiClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks an aggregator, and prints what it answers. */
final class ApiAnswers {
    private static final int NOTHING = 1;

    private final CommandSpec command;
    private final ApiClient client;
    private final Output output;

    ApiAnswers(CommandSpec command, ApiClient client, Output output) {
        this.command = command;
        this.client = client;
        this.output = output;
    }

    /**
     * The exit code.
     *
     * @param table lines for people
     * @param tcprtt text as tcprtt prints it; null where that makes no sense
     * @param isEmpty whether there is nothing in an answer
     */
    <A> int print(
            String path,
            Map<String, String> parameters,
            Class<A> type,
            Function<A, List<String>> table,
            @Nullable Function<A, String> tcprtt,
            Predicate<A> isEmpty) {
        var out = command.commandLine().getOut();
        if (output != Output.TABLE && output != Output.TCPRTT) {
            Map<String, String> asked = new LinkedHashMap<>(parameters);
            asked.put("format", output.toString());
            String text = client.text(path, asked, "*/*");
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
            return 0;
        }
        Answered<A> answered = client.ask(path, parameters, type);
        var err = command.commandLine().getErr();
        answered.notes().forEach(note -> err.println(command.qualifiedName() + ": " + note));
        if (isEmpty.test(answered.answer())) {
            err.println(command.qualifiedName() + ": nothing in the span; see --from, --to, --last and --window");
            return NOTHING;
        }
        if (output == Output.TABLE) {
            table.apply(answered.answer()).forEach(out::println);
        } else if (tcprtt == null) {
            throw new ParameterException(
                    command.commandLine(), "--output tcprtt is of one peer, one host or the fleet; not of a list");
        } else {
            out.print(tcprtt.apply(answered.answer()));
        }
        out.flush();
        return 0;
    }
}
