package fleetrtt.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AlertSideTest {
    private static final long T = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Subject PEER = Subject.peer("192.0.2.1");
    private static final TestWindows WINDOWS = TestWindows.minutesOf(PEER);
    private static final long USUAL = 10_000;
    private static final long SLOW = 80_000;

    private static final String SLOW_PEER = """
            - alert: Slow
              expr: slowdown > 2.0
              for: 3m
              silent_after: 10m
              labels: {severity: warning}
              annotations: {summary: "{{ remote }} is {{ slowdown }} times as slow: {{ p50 }}"}
            """;

    private RuleSet rules = TestRules.of(SLOW_PEER);
    private final AlertDriver driver = new AlertDriver(() -> rules);
    private long now = T;

    @AfterEach
    void close() {
        driver.close();
    }

    /** Minutes in which the peer has one RTT; zero for none at all. */
    private void minutes(int count, long rttMicros) {
        minutes(count, rttMicros, WINDOWS);
    }

    private void minutes(int count, long rttMicros, TestWindows windows) {
        for (int i = 0; i < count; i++) {
            if (rttMicros > 0) {
                driver.send(windows.at(now, rttMicros));
            }
            now += MINUTE;
            driver.send(new WindowsClosed(
                    SubjectKind.PEER, WindowSize.ONE_MINUTE, now, windows.expected(), windows.reporting()));
        }
    }

    @Test
    void anEpisodeIsPendingThenFiresOnceAndIsResolvedOnce() {
        minutes(60, USUAL);
        minutes(30, SLOW);
        minutes(30, USUAL);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING", "RESOLVED CLEARED");
        Alert firing = driver.told().get(1).value();
        assertThat(firing.getSince()).isEqualTo(Instant.ofEpochMilli(T + 60 * MINUTE));
        assertThat(firing.getFiredAt()).isEqualTo(Instant.ofEpochMilli(T + 63 * MINUTE));
        assertThat(firing.getLabels().toString())
                .contains("severity", "warning", "alertname", "Slow", "remote", "192.0.2.1");
        assertThat(firing.getAnnotations().toString()).contains("192.0.2.1 is 8.00 times as slow: 92.6 ms");
        assertThat(firing.getBefore().getFirstSlot()).isEqualTo(13);
        assertThat(firing.getAfter().getFirstSlot()).isEqualTo(16);
        assertThat(firing.getAffectedHosts()).hasSize(1);
        Alert resolved = driver.told().get(2).value();
        assertThat(resolved.getLabels()).isEqualTo(firing.getLabels());
        assertThat(resolved.getResolvedAt()).isEqualTo(Instant.ofEpochMilli(T + 91 * MINUTE));
    }

    @Test
    void whatDoesNotLastForAsLongAsTheRuleAsksIsForgotten() {
        minutes(60, USUAL);
        minutes(2, SLOW);
        minutes(1, USUAL);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FORGOTTEN");
    }

    @Test
    void aMissingWindowEndsWhatIsPending() {
        minutes(60, USUAL);
        minutes(2, SLOW);
        minutes(1, 0);
        minutes(2, SLOW);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FORGOTTEN", "PENDING");
    }

    @Test
    void nothingIsComparedBeforeThereIsHistoryEnough() {
        minutes(29, USUAL);
        minutes(5, SLOW);
        assertThat(driver.states(PEER)).isEmpty();
    }

    @Test
    void theBaselineIsFrozenWhilePendingAndFiring() {
        minutes(60, USUAL);
        minutes(600, SLOW);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
        minutes(1, USUAL);
        minutes(3, SLOW);
        assertThat(driver.states(PEER)).endsWith("RESOLVED CLEARED", "PENDING", "FIRING");
    }

    @Test
    void aSilentSubjectIsResolvedAfterTheStatedTimeForThatReason() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        minutes(9, 0);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
        minutes(1, 0);
        assertThat(driver.states(PEER)).endsWith("RESOLVED SILENT");
        minutes(60, 0);
        assertThat(driver.states(PEER)).hasSize(3);
    }

    @Test
    void windowsTooThinToJudgeAreSilence() {
        rules = TestRules.of(SLOW_PEER + "  select: {min_samples: 100}\n");
        minutes(60, USUAL);
        minutes(5, SLOW);
        for (int i = 0; i < 10; i++) {
            driver.send(WINDOWS.at(now, USUAL, 99));
            minutes(1, 0);
        }
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING", "RESOLVED SILENT");
    }

    @Test
    void whileTooMuchOfTheFleetIsMissingNothingIsResolvedNorBegun() {
        rules = TestRules.of(SLOW_PEER + "  select: {min_completeness: 0.8}\n");
        TestWindows half = WINDOWS.complete(5, 10);
        TestWindows whole = WINDOWS.complete(10, 10);
        minutes(60, USUAL, whole);
        minutes(10, SLOW, half);
        assertThat(driver.states(PEER)).isEmpty();
        minutes(1, SLOW, WINDOWS.complete(8, 10));
        minutes(1, SLOW, half);
        minutes(1, SLOW, whole);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
        minutes(20, USUAL, half);
        minutes(20, 0, half);
        assertThat(driver.states(PEER)).hasSize(2);
        minutes(1, USUAL, whole);
        assertThat(driver.states(PEER)).endsWith("RESOLVED CLEARED");
    }

    @Test
    void flappingWithinKeepFiringForIsOneEpisode() {
        rules = TestRules.of(SLOW_PEER + "  keep_firing_for: 5m\n");
        minutes(60, USUAL);
        minutes(3, SLOW);
        for (int i = 0; i < 20; i++) {
            minutes(4, USUAL);
            minutes(1, SLOW);
        }
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
        minutes(5, USUAL);
        assertThat(driver.states(PEER)).endsWith("FIRING", "RESOLVED CLEARED");
    }

    @Test
    void aRestartAtAnyMinuteChangesNothing() {
        for (int restart = 55; restart < 75; restart++) {
            try (AlertDriver other = new AlertDriver(() -> rules)) {
                for (int minute = 0; minute < 80; minute++) {
                    if (minute == restart) {
                        other.restart();
                    }
                    long start = T + minute * MINUTE;
                    other.send(WINDOWS.at(start, minute < 60 || minute >= 70 ? USUAL : SLOW));
                    other.send(closed(start + MINUTE));
                }
                assertThat(other.states(PEER))
                        .as("restart at minute %d", restart)
                        .containsExactly("PENDING", "FIRING", "RESOLVED CLEARED");
                assertThat(other.told().get(1).value().getFiredAt()).isEqualTo(Instant.ofEpochMilli(T + 63 * MINUTE));
            }
        }
    }

    private static WindowsClosed closed(long through) {
        return new WindowsClosed(
                SubjectKind.PEER, WindowSize.ONE_MINUTE, through, OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void aFiringSubjectThatWasHeardBeforeARestartIsNotSilentAfterIt() {
        minutes(60, USUAL);
        minutes(60, SLOW);
        driver.restart();
        driver.send(closed(now));
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
    }

    @Test
    void removingARuleResolvesItsAlertsForThatReason() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        rules = RuleSet.empty();
        minutes(1, SLOW);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING", "RESOLVED RULE_REMOVED");
        assertThat(driver.told().get(2).value().getLabels())
                .isEqualTo(driver.told().get(1).value().getLabels());
    }

    @Test
    void aRuleThatIsRemovedDuringARestartIsNoticed() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        rules = RuleSet.empty();
        driver.restart();
        minutes(1, 0);
        assertThat(driver.states(PEER)).endsWith("FIRING", "RESOLVED RULE_REMOVED");
    }

    @Test
    void aRuleThatSelectsTheSubjectNoMoreIsAsGoodAsRemoved() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        rules = TestRules.of(SLOW_PEER + "  select: {out: [192.0.2.0/24]}\n");
        minutes(1, SLOW);
        assertThat(driver.states(PEER)).endsWith("RESOLVED RULE_REMOVED");
    }

    @Test
    void aChangedRuleKeepsBaselineAndEpisode() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        rules = TestRules.of(SLOW_PEER.replace("2.0", "4.0"));
        minutes(5, SLOW);
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
        minutes(1, USUAL);
        assertThat(driver.states(PEER)).endsWith("RESOLVED CLEARED");
    }

    @Test
    void whatWasResolvedIsForgottenADayLater() {
        minutes(60, USUAL);
        minutes(5, SLOW);
        minutes(24 * 60, USUAL);
        assertThat(driver.states(PEER)).endsWith("RESOLVED CLEARED");
        minutes(1, USUAL);
        assertThat(driver.states(PEER)).endsWith("RESOLVED CLEARED", "FORGOTTEN");
    }

    @Test
    void revisionsOfAWindowThatWasJudgedAreIgnored() {
        minutes(60, USUAL);
        minutes(3, SLOW);
        for (int i = 0; i < 5; i++) {
            driver.send(WINDOWS.at(now - MINUTE, USUAL));
        }
        assertThat(driver.states(PEER)).containsExactly("PENDING", "FIRING");
    }

    @Test
    void aRuleWithoutForFiresWithItsFirstWindow() {
        rules = TestRules.of("- {alert: Slow, window: 10s, expr: 'p50 > duration(\"50ms\")'}");
        TestWindows windows = WINDOWS.of(WindowSize.TEN_SECONDS);
        driver.send(windows.at(T, SLOW)).send(windows.at(T + 10_000, SLOW)).send(windows.at(T + 20_000, USUAL));
        assertThat(driver.states(PEER)).containsExactly("FIRING", "RESOLVED CLEARED");
    }

    @Test
    void theStoreIsWrittenFarLessOftenThanWindowsClose() {
        minutes(120, USUAL);
        driver.written();
        minutes(120, USUAL);
        assertThat(driver.written()).isBetween(10, 30);
        minutes(10, SLOW);
        assertThat(driver.written()).isLessThanOrEqualTo(10);
    }

    @Test
    void subjectsThatHaveFadedAreForgotten() {
        minutes(60, USUAL);
        assertThat(driver.stored()).isEqualTo(3);
        minutes(24 * 60, 0);
        assertThat(driver.stored()).as("the schemas").isEqualTo(2);
    }
}
