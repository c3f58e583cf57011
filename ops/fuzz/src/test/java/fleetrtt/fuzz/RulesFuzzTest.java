package fleetrtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RulesFuzzTest {
    private static final Language LANGUAGE = Language.create();

    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("fuzz", ".yml");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @FuzzTest
    void aFileIsRulesOrEachFaultIsALine(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            RuleSet.read(List.of(file), LANGUAGE)
                    .rules()
                    .forEach(rule -> assertThat(rule.id()).isNotBlank());
        } catch (RuleFaults e) {
            assertThat(e.lines()).isNotEmpty().noneMatch(String::isBlank);
        }
    }
}
