package fleetrtt.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command that is configured once and then left alone: every option may also stand in the environment or in a
 * file, and {@code config print} in front of the options shows what is in force instead of running it.
 */
public final class Service {
    private Service() {}

    /**
     * The exit code.
     *
     * @param defaultFile read when it is there and no other is named
     */
    public static int run(Object command, Path defaultFile, String... args) {
        return run(command, defaultFile, System.getenv(), args);
    }

    static int run(Object command, Path defaultFile, Map<String, String> environment, String... args) {
        CommandLine line = commandLine(command, defaultFile);
        boolean print = args.length > 0 && args[0].equals("config");
        try {
            String[] options = print ? afterPrint(line, args) : args;
            line.setDefaultValueProvider(sources(line, defaultFile, environment, options));
            if (print) {
                line.setExecutionStrategy(Service::print);
            }
            return line.execute(options);
        } catch (ParameterException e) {
            return Terminal.usage(e);
        }
    }

    /** As {@link Terminal#commandLine}, with the option for the file and what there is to say of it. */
    public static CommandLine commandLine(Object command, Path defaultFile) {
        CommandLine line = Terminal.commandLine(command);
        CommandSpec spec = line.getCommandSpec().addOption(ConfigOption.withDefault(defaultFile));
        spec.usageMessage().footer(help(spec));
        return line;
    }

    private static String[] help(CommandSpec spec) {
        return new String[] {
            "%nAn option is taken from the command line, else from the environment (--state-dir from"
                    + " FLEETRTT_STATE_DIR, --kafka ssl.key=x from FLEETRTT_KAFKA_SSL_KEY), else from the file.",
            "'" + spec.name() + " config print' with the same options shows what is in force, and from where."
        };
    }

    private static String[] afterPrint(CommandLine line, String[] args) {
        if (args.length < 2 || !args[1].equals("print")) {
            throw new ParameterException(line, "after 'config' stands 'print', then options");
        }
        return Arrays.copyOfRange(args, 2, args.length);
    }

    private static OptionSources sources(
            CommandLine line, Path defaultFile, Map<String, String> environment, String[] args) {
        try {
            Optional<Path> named = ConfigOption.named(environment, args);
            if (named.isEmpty() && !Files.exists(defaultFile)) {
                return new OptionSources(environment, OptionFile.none());
            }
            Path file = named.orElse(defaultFile);
            return new OptionSources(environment, OptionFile.read(file, keys(line.getCommandSpec())));
        } catch (IllegalArgumentException | ParameterException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    private static Predicate<String> keys(CommandSpec spec) {
        List<String> keys = spec.options().stream()
                .filter(option -> OptionSources.isSetting(option) && !option.isMultiValue())
                .flatMap(option -> Arrays.stream(OptionSources.keys(option)))
                .filter(key -> !ConfigOption.NAME.endsWith(key))
                .toList();
        return key -> keys.contains(key) || key.startsWith("kafka.");
    }

    private static int print(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        new EffectiveOptions(parsed).print(parsed.commandSpec().commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
