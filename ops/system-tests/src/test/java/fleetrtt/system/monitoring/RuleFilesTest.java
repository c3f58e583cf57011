package fleetrtt.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The rules as promtool reads and tries them, without any service. */
@EnabledIf(value = "fleetrtt.system.monitoring.Promtool#isThere", disabledReason = Promtool.MISSING)
class RuleFilesTest {
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern TESTED = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:");
    private static final Pattern SILENT = Pattern.compile("\\{eval_time: \\w+, alertname: (\\w+)}");

    @Test
    void promtoolFindsNothingWrong() throws Exception {
        assertThat(Promtool.run(Promtool.FOLDER, "check", "config", "prometheus.yml"))
                .contains("SUCCESS: 3 rule files found", "rules found")
                .doesNotContain("FAILED");
    }

    @Test
    void alertsFireWhenTheyShouldAndElseDoNot() throws Exception {
        assertThat(Promtool.run(
                        Promtool.RULES,
                        "test",
                        "rules",
                        "collectors.test.yml",
                        "aggregators.test.yml",
                        "notifiers.test.yml"))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertIsSeenToFireAndSeenToBeSilent() throws IOException {
        assertThat(words(TESTED, ".test.yml")).isEqualTo(words(ALERT, ".rules.yml"));
        assertThat(words(SILENT, ".test.yml")).isEqualTo(words(ALERT, ".rules.yml"));
    }

    @Test
    void theHandbookSaysWhatToDoOnEachAlert() throws IOException {
        String handbook = Files.readString(Path.of("..", "README.md"));
        assertThat(words(ALERT, ".rules.yml"))
                .allSatisfy(alert -> assertThat(handbook).containsPattern("\\| [\\w, ]*" + alert));
    }

    private static Set<String> words(Pattern pattern, String ending) throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(Promtool.RULES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(words::add);
            }
        }
        return words;
    }
}
