package fleetrtt.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help}, which every command has. */
final class HelpOption {
    private static final String NAME = "--help";

    private HelpOption() {}

    /** To the command and its subcommands, each once, by however many names it is known. */
    static void addTo(CommandSpec command) {
        if (command.findOption(NAME) == null) {
            command.addOption(OptionSpec.builder("-h", NAME)
                    .type(boolean.class)
                    .usageHelp(true)
                    .description("Print this.")
                    .build());
        }
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(HelpOption::addTo);
    }
}
