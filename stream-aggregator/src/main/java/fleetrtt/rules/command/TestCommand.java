package fleetrtt.rules.command;

import fleetrtt.cluster.Fault;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.yaml.YamlFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fleetrtt rules test FILE...}. */
@Command(name = "test", description = "Runs unit tests of rules: windows in, expected alerts out.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TestCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Test files; each names the rule files it tests.")
    private List<Path> files;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Language language = Language.create();
        int failures = 0;
        for (Path file : files) {
            failures += run(file, language);
        }
        return failures == 0 ? CommandLine.ExitCode.OK : FAILED;
    }

    private int run(Path file, Language language) {
        try {
            PrintWriter out = command.commandLine().getOut();
            RuleTestFile tests = RuleTestFile.read(file);
            RuleSet rules = RuleSet.read(RuleSet.files(tests.rules()), language);
            int failures = 0;
            for (RuleTest test : tests.tests()) {
                List<String> lines = test.failures(rules);
                lines.forEach(out::println);
                failures += lines.isEmpty() ? 0 : 1;
            }
            out.println(file + ": " + (tests.tests().size() - failures) + " of "
                    + tests.tests().size() + " tests passed");
            return failures;
        } catch (YamlFault e) {
            throw new Fault(e.line(), e);
        } catch (RuleFaults e) {
            throw new Fault(e.lines().get(0), e);
        } catch (IOException e) {
            throw new Fault("rules of " + file + " cannot be found (" + e + "); mend its key 'rules'", e);
        }
    }
}
