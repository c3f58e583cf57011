package fleetrtt.rules.command;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesCommandTest {
    private static final String RULES = Path.of("..", "ops", "rules").toString();

    /** The exit code, then what was printed. */
    private static List<String> run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Terminal.run(new RulesCommand(), arguments);
            return Stream.concat(
                            Stream.of(Integer.toString(code)),
                            out.toString(StandardCharsets.UTF_8).lines())
                    .toList();
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void rulesThatAreRightAreCounted() {
        assertThat(run("check", RULES)).containsExactly("0", "8 rules in 3 files are right");
    }

    @Test
    void everyFaultIsALine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("r.yml"),
                "groups: [{name: g, rules: [{alert: A, expr: x}, {alert: B, expr: hosts > 1.0, for: 1y}]}]");
        assertThat(run("check", file.toString()))
                .hasSize(3)
                .startsWith("3")
                .anySatisfy(line -> assertThat(line).startsWith(file + ":1:45: unknown name 'x'"));
    }

    @Test
    void testsThatPassAreCounted() {
        assertThat(run("test", RULES + "/hosts.test.yml", RULES + "/fleet.test.yml"))
                .containsExactly(
                        "0",
                        "../ops/rules/hosts.test.yml: 1 of 1 tests passed",
                        "../ops/rules/fleet.test.yml: 2 of 2 tests passed");
    }

    @Test
    void aTestThatFailsEndsInOne(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.test.yml"),
                "rules: [" + Path.of(RULES).toAbsolutePath()
                        + "]\ntests: [{name: n, input: [], expect: [{at: 1m, alerts:"
                        + " [{alert: A, subject: s}]}]}]\n");
        assertThat(run("test", file.toString())).startsWith("1").hasSize(3);
    }

    @Test
    void theReadmeHasTheTableOfVariables() throws Exception {
        List<String> readme = Files.readAllLines(Path.of("..", "README.md"));
        assertThat(readme).containsSubsequence(VariableTable.markdown());
        assertThat(run("vars", "--markdown")).endsWith(VariableTable.markdown().toArray(String[]::new));
        assertThat(run("vars"))
                .anySatisfy(line ->
                        assertThat(line).matches("p90, p90.low, p90.high +duration +90th percentile, likewise"));
    }
}
