package fleetrtt.rules.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.yaml.YamlFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleTestTest {
    private static final Language LANGUAGE = Language.create();

    private static final String RULES = """
            groups:
              - name: g
                rules:
                  - alert: High
                    expr: p50 > duration("50ms")
                    labels: {severity: page}
                    annotations: {summary: "p50 is {{ p50.high }}"}
            """;

    private static final String TEST = """
            rules: [rules.yml]
            tests:
              - name: one
                input:
                  - peer: 192.0.2.1
                    steps: [{for: 1m, p50: 100ms}, {for: 1m, p50: 10ms}]
                expect:
                  - at: 1m
                    alerts:
                      - alert: High
                        subject: 192.0.2.1
                        labels: {severity: page}
                        annotations: {summary: p50 is 131 ms}
                  - {at: 2m, alerts: []}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        AvroSettings.apply();
        Files.writeString(folder.resolve("rules.yml"), RULES);
    }

    private List<String> failures(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.test.yml"), text);
        RuleTestFile tests = RuleTestFile.read(file);
        RuleSet rules = RuleSet.read(RuleSet.files(tests.rules()), LANGUAGE);
        return tests.tests().get(0).failures(rules).stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void whatIsAsExpectedFailsNothing() throws Exception {
        assertThat(failures(TEST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{at: 2m, alerts: []} | {at: 2m, alerts: [{alert: High, subject: 192.0.2.1}]}"
                        + " | rules.test.yml:14:9: one: High of 192.0.2.1 does not fire",
                "{at: 2m, alerts: []} | {at: 50s, alerts: [{alert: Low, subject: x}]}"
                        + " | rules.test.yml:14:9: one: Low of x does not fire",
                "{at: 2m, alerts: []} | {at: 1m, alerts: []}"
                        + " | rules.test.yml:14:9: one: High of 192.0.2.1 fires, and is not expected",
                "severity: page | severity: warning"
                        + " | rules.test.yml:8:9: one: High of 192.0.2.1 has label severity 'page' and not 'warning'",
                "131 ms | 130 ms | rules.test.yml:8:9: one: High of 192.0.2.1 has annotation summary 'p50 is 131 ms' and"
                        + " not 'p50 is 130 ms'"
            })
    void whatIsNotIsNamedWithItsPlace(String good, String other, String line) throws Exception {
        assertThat(failures(TEST.replace(good, other))).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for: 1m | for: 15s | :6:23: '15s' is no multiple of 10s, the finest window",
                "peer: 192.0.2.1 | port: 3 | :5:9: unknown key 'port'; did you mean 'host'?",
                "at: 1m | after: 1m | :8:9: unknown key 'after'; known here: at, alerts"
            })
    void aTestFileWithFaultsIsNoTest(String good, String bad, String message) {
        assertThatThrownBy(() -> failures(TEST.replace(good, bad)))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining(message);
    }
}
