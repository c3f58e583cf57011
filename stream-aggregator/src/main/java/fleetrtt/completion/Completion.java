package fleetrtt.completion;

import fleetrtt.query.Query;
import fleetrtt.query.top.Top;
import fleetrtt.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fleetrtt completion}: prints what completes the commands in bash, {@code source <(fleetrtt completion)}. */
public final class Completion {
    private static final List<String> OTHERS = List.of(
            "up",
            "collector",
            "aggregator",
            "topics",
            "rules",
            "notify",
            "lab",
            "faults",
            "test",
            "bench",
            "package",
            "completion");

    private Completion() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        out.print(bash());
        out.flush();
    }

    static String bash() {
        CommandLine root = new CommandLine(CommandSpec.create().name("fleetrtt"));
        root.addSubcommand("query", Terminal.commandLine(new Query()));
        root.addSubcommand("top", Terminal.commandLine(new Top()));
        OTHERS.forEach(name -> root.addSubcommand(name, CommandSpec.create()));
        return AutoComplete.bash("fleetrtt", root);
    }
}
