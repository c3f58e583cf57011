package fleetrtt.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.TopicsCommand;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.query.Query;
import fleetrtt.terminal.Service;
import fleetrtt.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What commands know: whether a manifest may say it to them, and what they take when nobody says it. */
public final class Options {
    private static final Path NO_FILE = Path.of("/nonexistent");
    private static final String VARIABLE = "FLEETRTT_";

    private Options() {}

    private static CommandLine command(String name) throws ReflectiveOperationException {
        return switch (name) {
            case "collector" -> Service.commandLine(new CollectorCommand(), NO_FILE);
            // Not public: whoever runs it does so through its main class.
            case "aggregator" -> Service.commandLine(Class.forName("fleetrtt.aggregator.AggregatorCommand"), NO_FILE);
            case "notify" -> Service.commandLine(Class.forName("fleetrtt.notify.NotifyCommand"), NO_FILE);
            case "topics" -> Terminal.commandLine(new TopicsCommand());
            case "query" -> Terminal.commandLine(new Query());
            default -> throw new AssertionError("there is no command " + name);
        };
    }

    /**
     * Checks a container's arguments, the command first, and its environment.
     *
     * @param arguments options as {@code --name=value} or {@code --name value}, after words that are subcommands
     */
    static void areKnown(List<String> arguments, Map<String, String> environment) throws ReflectiveOperationException {
        CommandLine command = command(arguments.get(0));
        int next = 1;
        while (next < arguments.size() && command.getSubcommands().containsKey(arguments.get(next))) {
            command = Objects.requireNonNull(command.getSubcommands().get(arguments.get(next++)));
        }
        for (String argument : arguments.subList(next, arguments.size())) {
            if (argument.startsWith("--")) {
                isKnown(command.getCommandSpec(), argument.replaceFirst("=.*", ""));
            }
        }
        for (String variable : environment.keySet()) {
            if (variable.startsWith(VARIABLE)) {
                isKnown(
                        command.getCommandSpec(),
                        "--"
                                + variable.substring(VARIABLE.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
            }
        }
    }

    /** What an option of a command is when nobody says otherwise, as its help tells it. */
    public static String defaultOf(String name, String option) throws ReflectiveOperationException {
        OptionSpec found = command(name).getCommandSpec().findOption(option);
        assertThat(found).as("%s of %s", option, name).isNotNull();
        return found.defaultValue() == null ? String.valueOf(found.initialValue()) : found.defaultValue();
    }

    private static void isKnown(CommandSpec command, String option) {
        assertThat(command.findOption(option))
                .as("%s of %s", option, command.name())
                .isNotNull();
    }
}
