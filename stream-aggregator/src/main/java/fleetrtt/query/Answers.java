package fleetrtt.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Prints what a query found, or that it found nothing. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int NOTHING = 1;

    private Answers() {}

    /**
     * The exit code.
     *
     * @param tcprtt null where that makes no sense
     */
    static int print(
            CommandSpec command,
            Output output,
            Supplier<List<String>> table,
            @Nullable Supplier<String> tcprtt,
            Supplier<Map<String, Object>> json) {
        var out = command.commandLine().getOut();
        if (output == Output.TABLE) {
            table.get().forEach(out::println);
        } else if (output == Output.JSON) {
            out.println(text(json.get()));
        } else if (output == Output.TCPRTT && tcprtt != null) {
            out.print(tcprtt.get());
            out.flush();
        } else {
            throw new ParameterException(
                    command.commandLine(),
                    "--output " + output + " is answered by an aggregator only; name one with --server");
        }
        return CommandLine.ExitCode.OK;
    }

    /** The exit code. */
    static int nothing(CommandSpec command, String what, WindowSpan span) {
        command.commandLine()
                .getErr()
                .println(command.qualifiedName() + ": no window of " + what + " of "
                        + span.size().label() + " in " + span.whole() + "; see --from, --to, --last and --window");
        return NOTHING;
    }

    private static String text(Map<String, Object> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("maps of numbers and texts are JSON", e);
        }
    }
}
