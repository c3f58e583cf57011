package fleetrtt.aggregator.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.SlowSubject;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RecentVerdictsTest {
    private static final Instant T = Instant.ofEpochMilli(1_800_000_000_000L);

    private final RecentVerdicts recent = new RecentVerdicts();

    /** A window in which a rack is slow, and so are two of its hosts. */
    private static VerdictWindow window(int minute, String culprit) {
        return VerdictWindow.newBuilder()
                .setWindowStart(T.plusSeconds(60L * minute))
                .setWindowMillis(60_000)
                .setHosts(9)
                .setPeers(9)
                .setCells(81)
                .setVerdicts(List.of(new WindowVerdict(
                        "host", culprit, culprit, "", 1.0, 0.1, 0.9, 18, 0, List.of("a", "b"), List.of(), "slow")))
                .setSlow(List.of(
                        new SlowSubject(true, "a", 1.0, 0),
                        new SlowSubject(true, "b", 1.0, 0),
                        new SlowSubject(false, "10.0.0.1", 1.0, -1)))
                .setMatrixHosts(List.of())
                .setMatrixPeers(List.of())
                .setMatrix(List.of())
                .setRevision(0)
                .build();
    }

    private static VerdictWindow quiet(int minute) {
        VerdictWindow window = window(minute, "rack=r1");
        window.setVerdicts(List.of());
        window.setSlow(List.of());
        return window;
    }

    private Blamed of(String host) {
        return Objects.requireNonNull(recent.of(SubjectKind.HOST, host));
    }

    @Test
    void hostsOfOneRackShareItsVerdict() {
        recent.take(window(0, "rack=r1"));
        assertThat(of("a")).isEqualTo(of("b"));
        assertThat(of("a").culprit()).isEqualTo("rack=r1");
        assertThat(of("a").verdict().getCulprit()).isEqualTo(Culprit.HOST);
        assertThat(recent.of(SubjectKind.HOST, "c")).isNull();
        assertThat(recent.of(SubjectKind.PEER, "a")).isNull();
        assertThat(recent.of(SubjectKind.PEER, "10.0.0.1")).isNull();
    }

    @Test
    void theNewerWindowCountsWhateverTheOrder() {
        recent.take(window(1, "rack=r2"));
        recent.take(window(0, "rack=r1"));
        assertThat(of("a").culprit()).isEqualTo("rack=r2");
    }

    @Test
    void aVerdictIsForgottenAfterAWindowInWhichNothingIsSlowAndOneMore() {
        recent.take(window(0, "rack=r1"));
        recent.take(quiet(1));
        assertThat(of("a").culprit()).isEqualTo("rack=r1");
        recent.take(quiet(2));
        assertThat(recent.of(SubjectKind.HOST, "a")).isNull();
    }
}
