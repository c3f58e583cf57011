package fleetrtt.alert;

import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rules written in a test. */
final class TestRules {
    private static final Language LANGUAGE = Language.create();

    private TestRules() {}

    /** The rules of one group; each line is indented as it must be in the group's list. */
    static RuleSet of(String rules) {
        try {
            Path file = Files.createTempFile("rules", ".yml");
            try {
                Files.writeString(file, "groups:\n  - name: test\n    rules:\n" + rules.indent(6));
                return RuleSet.read(List.of(file), LANGUAGE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuleFaults e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
