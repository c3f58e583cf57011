package fleetrtt.terminal;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.cluster.Fault;
import fleetrtt.time.WindowSize;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Runs a command: bad arguments end in one line and exit 2, faults in one line and exit 3. */
public final class Terminal {
    /** Exit code when something outside the program is not as it must be. */
    public static final int FAULT = 3;

    private Terminal() {}

    /**
     * The exit code. Options may also stand in the environment, see {@link OptionSources}; those that tell where Kafka
     * is and how to log in there, in a file too.
     */
    public static int run(Object command, String... args) {
        return run(command, System.getenv(), args);
    }

    static int run(Object command, Map<String, String> environment, String... args) {
        CommandLine line = commandLine(command);
        try {
            OptionFile file = ConfigOption.ofSubcommands(line, environment, args);
            return line.setDefaultValueProvider(new OptionSources(environment, file))
                    .execute(args);
        } catch (IllegalArgumentException | ParameterException e) {
            return usage(new ParameterException(line, String.valueOf(e.getMessage()), e));
        }
    }

    /** The command as it would run, or be described: every option, and how its value is read. */
    public static CommandLine commandLine(Object command) {
        CommandLine line = new CommandLine(command);
        HelpOption.addTo(line.getCommandSpec());
        Flags.takeValues(line.getCommandSpec());
        ConfigOption.addToSubcommands(line);
        return line.registerConverter(Duration.class, DurationText::parse)
                .registerConverter(IpAddress.class, text -> parsed(text, IpAddress::parse))
                .registerConverter(Remote.class, text -> parsed(text, Remote::parse))
                .registerConverter(WindowSize.class, text -> parsed(text, WindowSize::ofLabel))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, given) -> usage(e))
                .setExecutionExceptionHandler(Terminal::fault);
    }

    /**
     * What options make, told in one line when they cannot.
     *
     * @throws ParameterException when the values object to what they are made of
     */
    public static <T> T valid(CommandSpec command, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static int usage(ParameterException e) {
        tell(e.getCommandLine(), e.getMessage() + place(e) + "; see --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** Who reads "invalid value for --interval" and gave no such option has to be told where it stands. */
    private static String place(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option
                ? OptionSources.of(e.getCommandLine().getCommandSpec())
                        .find(option)
                        .filter(found -> found.text().equals(e.getValue()))
                        .map(found -> ", from " + found.place())
                        .orElse("")
                : "";
    }

    private static int fault(Exception e, CommandLine command, ParseResult parsed) {
        tell(command, e instanceof Fault fault ? fault.line() : "unexpected " + e + "; --verbose says where");
        if (command.getParseResult().hasMatchedOption("--verbose")) {
            e.printStackTrace(command.getErr());
        }
        return FAULT;
    }

    private static void tell(CommandLine command, String line) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": error: " + line);
    }
}
