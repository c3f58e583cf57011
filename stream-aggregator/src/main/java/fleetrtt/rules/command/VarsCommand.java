package fleetrtt.rules.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt rules vars}. */
@Command(name = "vars", description = "The variables that conditions and templates know.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class VarsCommand implements Runnable {
    @Option(names = "--markdown", description = "As a table in Markdown.")
    private boolean markdown;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        (markdown ? VariableTable.markdown() : VariableTable.text())
                .forEach(command.commandLine().getOut()::println);
    }
}
