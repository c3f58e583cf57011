package fleetrtt.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleFilesTest {
    private static final String RULE = "groups: [{name: g, rules: [{alert: %s, expr: hosts > 1}]}]";
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RuleFiles rules;

    @BeforeEach
    void watch() throws IOException {
        write("A");
        rules = new RuleFiles(List.of(folder), Duration.ofMillis(20), InstantSource.system());
    }

    @AfterEach
    void close() {
        rules.close();
    }

    private void write(String alert) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), RULE.formatted(alert));
    }

    private List<String> inForce() {
        return rules.get().rules().stream().map(Rule::alert).toList();
    }

    @Test
    void changedFilesComeIntoForce() throws Exception {
        rules.start();
        assertThat(inForce()).containsExactly("A");
        write("B");
        await().atMost(SOON).untilAsserted(() -> assertThat(inForce()).containsExactly("B"));
        Files.writeString(folder.resolve("more.yml"), RULE.formatted("C").replace("name: g", "name: h"));
        await().atMost(SOON).untilAsserted(() -> assertThat(inForce()).containsExactly("C", "B"));
        assertThat(rules.status().reloads()).isEqualTo(2);
        assertThat(rules.status().rules()).isEqualTo(2);
        assertThat(rules.status().isCurrent()).isTrue();
    }

    @Test
    void aBadFileLeavesTheOldRulesInForceAndSaysSo() throws Exception {
        rules.start();
        write("A, for: ever");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rules.status().isCurrent()).isFalse());
        assertThat(inForce()).containsExactly("A");
        assertThat(rules.status().faults())
                .singleElement()
                .asString()
                .contains("rules.yml:1:")
                .contains("'ever' is no duration");
        assertThat(rules.status().failedReloads()).isEqualTo(1);
        write("B");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rules.status().isCurrent()).isTrue());
        assertThat(inForce()).containsExactly("B");
    }

    @Test
    void aWishReadsThemAgainThoughTheyAreTheSame() throws Exception {
        rules.start();
        RuleSet before = rules.get();
        rules.reload();
        await().atMost(SOON).untilAsserted(() -> assertThat(rules.get()).isNotSameAs(before));
    }

    @Test
    void badFilesAtTheStartAreRefused() throws Exception {
        write("A, for: ever");
        assertThatThrownBy(rules::start).isInstanceOf(RuleFaults.class).hasMessageContaining("'ever'");
    }
}
