package fleetrtt.rules.command;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that come with FleetRTT, and their own tests. */
final class DefaultRulesTest {
    private static final Path FOLDER = Path.of("..", "ops", "rules");
    private static final Language LANGUAGE = Language.create();

    @BeforeAll
    static void trustGeneratedClasses() {
        AvroSettings.apply();
    }

    private static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".test.yml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("testFiles")
    void theirTestsPass(Path file) throws Exception {
        RuleTestFile tests = RuleTestFile.read(file);
        RuleSet rules = RuleSet.read(RuleSet.files(tests.rules()), LANGUAGE);
        assertThat(tests.tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.failures(rules)).isEmpty());
    }

    @Test
    void everyRuleIsTested() throws Exception {
        List<Path> files = testFiles();
        assertThat(RuleSet.files(List.of(FOLDER))).hasSameSizeAs(files);
        for (Rule rule : RuleSet.read(RuleSet.files(List.of(FOLDER)), LANGUAGE).rules()) {
            assertThat(files.stream().map(DefaultRulesTest::text).anyMatch(text -> text.contains(rule.alert())))
                    .as(rule.id())
                    .isTrue();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noneNeedsTheInterpreter() throws Exception {
        assertThat(RuleSet.read(RuleSet.files(List.of(FOLDER)), LANGUAGE).rules())
                .isNotEmpty()
                .allMatch(rule -> rule.condition().isPrimitive());
    }
}
