package fleetrtt.aggregator;

import fleetrtt.terminal.Terminal;
import picocli.CommandLine.Command;

/** The command {@code fleetrtt topics}. */
@Command(
        name = "fleetrtt topics",
        description = "The topics of a fleet on a Kafka of your own.",
        subcommands = {TopicsCreateCommand.class, TopicsVerifyCommand.class},
        synopsisSubcommandLabel = "(create | verify)",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all topics are as they must be", "2:bad arguments", "3:some are not, or no broker answers"})
public final class TopicsCommand {
    public static void main(String[] args) {
        System.exit(Terminal.run(new TopicsCommand(), args));
    }
}
