package fleetrtt.packaging;

import fleetrtt.aggregator.TopicsCommand;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.query.Query;
import fleetrtt.query.top.Top;
import fleetrtt.rules.command.RulesCommand;
import fleetrtt.terminal.Service;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes what is made from the commands' options: a manual page for each, and completion for bash. */
final class Documents {
    private static final String PROGRAM = "fleetrtt";

    private Documents() {}

    /** Takes the folder, which is made when it is not there. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CommandLine program = new CommandLine(CommandSpec.create().name(PROGRAM));
        for (CommandLine command : commands()) {
            ManPage page = ManPage.of(command.getCommandSpec());
            Files.writeString(folder.resolve(page.fileName()), page.text());
            program.addSubcommand(page.command(), command);
        }
        Files.writeString(folder.resolve(PROGRAM + ".bash"), AutoComplete.bash(PROGRAM, program));
    }

    /** What the packages hold. */
    static List<CommandLine> commands() throws ReflectiveOperationException {
        return List.of(
                Service.commandLine(new CollectorCommand(), CollectorCommand.CONFIG),
                // Not public: whoever runs it does so through its main class.
                Service.commandLine(
                        Class.forName("fleetrtt.aggregator.AggregatorCommand"),
                        Path.of("/etc/fleetrtt/aggregator.properties")),
                Service.commandLine(
                        Class.forName("fleetrtt.notify.NotifyCommand"), Path.of("/etc/fleetrtt/notify.properties")),
                Terminal.commandLine(new RulesCommand()),
                Terminal.commandLine(new TopicsCommand()),
                Terminal.commandLine(new Query()),
                Terminal.commandLine(new Top()));
    }
}
