package fleetrtt.rules.command;

import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Terminal;
import picocli.CommandLine.Command;

/** The command {@code fleetrtt rules}. */
@Command(
        name = "fleetrtt rules",
        description = "Alert rules: whether they are right, and what they would do.",
        subcommands = {CheckCommand.class, TestCommand.class, BacktestCommand.class, VarsCommand.class},
        synopsisSubcommandLabel = "(check | test | backtest | vars)",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a test failed, or there is no history",
            "2:bad arguments",
            "3:a file, the broker or the registry is not as it must be"
        })
public final class RulesCommand {
    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new RulesCommand(), args));
    }
}
