package fleetrtt.terminal;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.cluster.Fault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Runs a command: bad arguments end in one line and exit 2, faults in one line and exit 3. */
public final class Terminal {
    /** Exit code when something outside the program is not as it must be. */
    public static final int FAULT = 3;

    private Terminal() {}

    /** The exit code. */
    public static int run(Object command, String... args) {
        return new CommandLine(command)
                .registerConverter(Duration.class, DurationText::parse)
                .registerConverter(IpAddress.class, text -> address(text, IpAddress::parse))
                .registerConverter(Remote.class, text -> address(text, Remote::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, given) -> usage(e))
                .setExecutionExceptionHandler(Terminal::fault)
                .execute(args);
    }

    private static <T extends Remote> T address(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int usage(ParameterException e) {
        tell(e.getCommandLine(), e.getMessage() + "; see --help");
        return CommandLine.ExitCode.USAGE;
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
