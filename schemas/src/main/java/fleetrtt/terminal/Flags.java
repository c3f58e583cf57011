package fleetrtt.terminal;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes {@code --flag=false} possible, which takes back what environment or file say. */
final class Flags {
    private Flags() {}

    /** Of the command and its subcommands. */
    static void takeValues(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.type() == boolean.class && !option.usageHelp() && !option.hidden()) {
                command.remove(option);
                command.addOption(OptionSpec.builder(option)
                        .arity("0..1")
                        .paramLabel("true|false")
                        // Without it picocli makes the opposite of what environment or file say out of a bare flag.
                        .fallbackValue("true")
                        .build());
            }
        }
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(Flags::takeValues);
    }
}
