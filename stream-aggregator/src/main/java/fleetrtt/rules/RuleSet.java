package fleetrtt.rules;

import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules that are in force together, in the order of their files. Immutable. */
public final class RuleSet {
    private static final RuleSet EMPTY = new RuleSet(List.of());

    private final List<Rule> rules;

    private RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static RuleSet empty() {
        return EMPTY;
    }

    public List<Rule> rules() {
        return rules;
    }

    public Optional<Rule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /**
     * Reads files.
     *
     * @throws RuleFaults when one cannot be read or is not as it must be; it names all faults, at most one per rule
     */
    public static RuleSet read(List<Path> files, Language language) throws RuleFaults {
        RuleSetReader reading = new RuleSetReader(language);
        for (Path file : files) {
            reading.file(file);
        }
        return new RuleSet(reading.rules());
    }

    /** The files that names stand for: a folder stands for its {@code *.yml} and {@code *.yaml} but for tests. */
    public static List<Path> files(List<Path> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path name : names) {
            if (!Files.isDirectory(name)) {
                files.add(name);
                continue;
            }
            try (Stream<Path> entries = Files.list(name)) {
                entries.filter(RuleSet::isRuleFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isRuleFile(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.contains(".test.");
    }
}
