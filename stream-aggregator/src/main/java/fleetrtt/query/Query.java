package fleetrtt.query;

import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Terminal;
import picocli.CommandLine.Command;

/** The command {@code fleetrtt query}. */
@Command(
        name = "fleetrtt query",
        description = "Asks for fleet-wide round-trip times, of any aggregator; peers and peer also straight"
                + " from the topics, with --bootstrap-server.",
        subcommands = {
            PeersCommand.class,
            PeerCommand.class,
            HostsCommand.class,
            HostCommand.class,
            FleetCommand.class,
            AlertsCommand.class,
            VerdictsCommand.class,
            MatrixCommand.class,
            CollectorsCommand.class
        },
        synopsisSubcommandLabel =
                "(peers | peer ADDRESS | hosts | host NAME | fleet | alerts | verdicts | matrix | collectors)",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:printed",
            "1:no window in the span",
            "2:bad arguments",
            "3:aggregator, broker or registry is not there"
        })
public final class Query {
    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new Query(), args));
    }
}
