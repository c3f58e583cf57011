package fleetrtt.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fleetrtt.rules.expression.Language;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleSetTest {
    private static final Language LANGUAGE = Language.create();

    private static final String WHOLE = """
            groups:
              - name: peers
                rules:
                  - alert: Slow
                    on: peer
                    window: 10s
                    select:
                      in: [192.0.2.0/24, "2001:db8::/32"]
                      out: [192.0.2.7]
                      min_samples: 100
                      min_hosts: 2
                      min_completeness: 0.75
                    expr: slowdown > 2.0
                    for: 3m
                    keep_firing_for: 5m
                    silent_after: 15m
                    baseline: {half_life: 2h, history: 1h}
                    labels:
                      severity: warning
                      where: peer {{ remote }}
                    annotations:
                      summary: "{{ slowdown }}"
                  - alert: FleetSlow
                    on: fleet
                    expr: p50 > duration("1s")
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RuleSet read(String text) throws IOException, RuleFaults {
        return RuleSet.read(List.of(Files.writeString(folder.resolve("r.yml"), text)), LANGUAGE);
    }

    private List<String> faults(String text) {
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> read(text));
        return faults.lines().stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void everyKeyOfARuleIsRead() throws Exception {
        RuleSet rules = read(WHOLE);
        Rule slow = rules.rules().get(0);
        assertThat(slow.id()).isEqualTo("peers/Slow");
        assertThat(slow.window()).isEqualTo(WindowSize.TEN_SECONDS);
        assertThat(slow.timing())
                .isEqualTo(new Timing(Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(15)));
        assertThat(slow.baseline()).isEqualTo(new BaselineTerms(Duration.ofHours(2), Duration.ofHours(1)));
        assertThat(slow.selection().minSamples()).isEqualTo(100);
        assertThat(slow.selection().minHosts()).isEqualTo(2);
        assertThat(slow.selection().minCompleteness()).isEqualTo(0.75);
        assertThat(slow.condition()).hasToString("slowdown > 2.0");
        assertThat(slow.labels()).containsOnlyKeys("severity", "where");
        Rule fleet = rules.rules().get(1);
        assertThat(fleet.kind()).isEqualTo(SubjectKind.FLEET);
        assertThat(fleet.window()).isEqualTo(WindowSize.ONE_MINUTE);
        assertThat(fleet.timing().holdFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, true",
        "192.0.2.7, false",
        "192.0.3.1, false",
        "2001:db8:1::1, true",
        "2001:db9::1, false",
        "other, false"
    })
    void peersAreSelectedByBlocksOfAddresses(String remote, boolean selected) throws Exception {
        Selection selection = read(WHOLE).rules().get(0).selection();
        assertThat(selection.selects(Subject.peer(remote))).isEqualTo(selected);
        assertThat(selection.selects(Subject.host(remote))).isFalse();
        assertThat(read(WHOLE).rules().get(1).selection().selects(Subject.fleet()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slowdown > 2.0 | slowdwn > 2.0 | r.yml:13:15: unknown name 'slowdwn'; did you mean 'slowdown'?",
                "expr: slowdown > 2.0 | expr: \"slowdown > 2.0 && p51 > mean\""
                        + " | r.yml:13:34: unknown name 'p51'; did you mean 'p50'?",
                "for: 3m | for: 3 minutes | r.yml:14:14: '3 minutes' is no duration such as 30s, 5m or 2h",
                "for: 3m | hold: 3m | r.yml:14:9: unknown key 'hold'; known here: alert, on, window, select, expr,"
                        + " for, keep_firing_for, silent_after, baseline, labels, annotations",
                "for: 3m | fro: 3m | r.yml:14:9: unknown key 'fro'; did you mean 'for'?",
                "window: 10s | window: 1h | r.yml:6:17: alerts judge windows of 1m or 10s; choose one",
                "on: fleet | on: flet | r.yml:24:13: 'flet' is none of peer, host, fleet",
                "192.0.2.7 | 192.0.2.7/24"
                        + " | r.yml:9:17: '192.0.2.7/24' has bits set behind its prefix; write 192.0.2.0/24",
                "192.0.2.7 | ten | r.yml:9:17: 'ten' is no block of addresses such as 192.0.2.0/24 or 2001:db8::/32",
                "min_samples: 100 | min_samples: -1 | r.yml:10:24: -1 is not within 1 to 9223372036854775807",
                "history: 1h | history: 4h | r.yml:17:19: a history of 14400 s is never reached with a half-life of"
                        + " 7200 s; ask for at most 1.29 half-lives",
                "severity: | alertname: | r.yml:19:11: label 'alertname' is set by FleetRTT; choose another name",
                "where: peer {{ remote }} | where: peer {{ p50 }} | r.yml:20:11: label 'where' would change from window"
                        + " to window, and labels tell one alert from another; make it an annotation",
                "{{ slowdown }} | {{ slow }} | r.yml:22:24: unknown name 'slow'; fleetrtt rules vars lists the"
                        + " variables",
                "alert: FleetSlow | alert: Slow | r.yml:23:9: alert 'Slow' stands in this group at r.yml:4:9 too;"
                        + " rename one",
                "- name: peers | - names: peers | r.yml:2:5: unknown key 'names'; did you mean 'name'?",
                "silent_after: 15m | silent_after: 1m | r.yml:16:23: two minutes of silence at least, since it is told"
                        + " by windows; write 2m or more",
            })
    void aFaultIsNamedWithFileLineColumnAndTheMend(String good, String bad, String line) {
        assertThat(faults(WHOLE.replace(good, bad))).singleElement().isEqualTo(line);
    }

    @Test
    void allRulesWithFaultsAreNamedAtOnce() {
        assertThat(faults(WHOLE.replace("slowdown > 2.0", "slow > 2.0").replace("p50 >", "p5 >")))
                .hasSize(2);
    }

    @Test
    void expressionsInBlocksAreNamedByTheirOwnLine() {
        String block = "expr: |\n          slowdown > 2.0 &&\n          p51 > mean";
        assertThat(faults(WHOLE.replace("expr: slowdown > 2.0", block)))
                .singleElement()
                .asString()
                .startsWith("r.yml:15:11: unknown name 'p51'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x]\nb: *a",
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
                "groups: [[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]",
                "groups: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                "groups: [",
                "groups: {a: b}",
                "",
                "groups: []\ngroups: []",
                "--- {groups: []}\n--- {groups: []}",
            })
    void hostileFilesAreFaultsOfOneLine(String text) {
        assertThat(faults(text)).singleElement().asString().startsWith("r.yml:").doesNotContain("\n");
    }

    @Test
    void aFileTooLargeIsNotRead() {
        assertThat(faults("#".repeat((1 << 20) + 1))).singleElement().asString().contains("larger than 1048576");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedFilesNeverEndInAnythingButFaults(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder damaged = new StringBuilder(WHOLE);
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), " \n:-{}[]\"'&*!|>%@`0azé".charAt(random.nextInt(21)));
            }
            try {
                read(damaged.toString());
            } catch (RuleFaults e) {
                assertThat(e.lines()).as("seed %d", seed).isNotEmpty().noneMatch(line -> line.contains("\n"));
            }
        }
    }

    @Test
    void twoRulesWhoseAlertsNobodyCouldTellApartAreAFault() {
        String second = WHOLE + "  - name: more\n    rules:\n      - {alert: FleetSlow, on: fleet, expr: hosts > 3}\n";
        assertThat(faults(second))
                .singleElement()
                .asString()
                .contains("r.yml:28:9: its alerts would carry the same labels as those of r.yml:23:9");
    }

    @Test
    void aFolderStandsForItsRuleFilesWithoutTheirTests() throws Exception {
        Files.writeString(folder.resolve("b.yml"), "");
        Files.writeString(folder.resolve("a.yaml"), "");
        Files.writeString(folder.resolve("a.test.yml"), "");
        Files.writeString(folder.resolve("readme.md"), "");
        assertThat(RuleSet.files(List.of(folder)))
                .extracting(file -> Objects.requireNonNull(file.getFileName()).toString())
                .containsExactly("a.yaml", "b.yml");
    }
}
