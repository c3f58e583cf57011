package fleetrtt.rules.command;

import fleetrtt.cluster.Fault;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Rule files of a command; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class RuleInput {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Rule files; a folder stands for all *.yml and *.yaml within, but for *.test.yml.")
    private List<Path> names;

    /** The files that the names stand for. */
    List<Path> files() {
        try {
            List<Path> files = RuleSet.files(names);
            if (files.isEmpty()) {
                throw new Fault("no *.yml or *.yaml in " + names + "; name another folder or file", null);
            }
            return files;
        } catch (IOException e) {
            throw new Fault("cannot list " + names + " (" + e + "); name another folder or file", e);
        }
    }

    /**
     * The rules.
     *
     * @throws Fault when they are not as they must be
     */
    RuleSet read() {
        try {
            return RuleSet.read(files(), Language.create());
        } catch (RuleFaults e) {
            List<String> lines = e.lines();
            String more = lines.size() == 1 ? "" : "; fleetrtt rules check names " + (lines.size() - 1) + " more";
            throw new Fault(lines.get(0) + more, e);
        }
    }
}
