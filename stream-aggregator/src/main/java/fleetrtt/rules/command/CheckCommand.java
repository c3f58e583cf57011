package fleetrtt.rules.command;

import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fleetrtt rules check FILE...}. */
@Command(name = "check", description = "Whether rule files are right; each fault with its line, column and mend.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RuleInput input;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<Path> files = input.files();
        try {
            List<Rule> rules = RuleSet.read(files, Language.create()).rules();
            rules.stream()
                    .filter(rule -> !rule.condition().isPrimitive())
                    .forEach(rule -> out.println(rule.place() + ": " + rule.id()
                            + " is left to CEL's interpreter, some fifty times as slow; fine for a few rules"));
            out.println(rules.size() + " rules in " + files.size() + " files are right");
            return CommandLine.ExitCode.OK;
        } catch (RuleFaults e) {
            e.lines().forEach(out::println);
            return Terminal.FAULT;
        }
    }
}
