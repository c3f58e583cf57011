package fleetrtt.bench.localise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class LocaliseBenchTest {
    private static final long SEED = 20_260_101;

    @Test
    void culpritsAreNamedAsPromisedAndBetterThanByThePlainRule() {
        Map<String, Score> scores = new Contest(Layout.of(60, 120), 120, SEED).run((scene, claims) -> {});
        Score ours = requireNonNull(scores.get("ours"));
        Score plain = requireNonNull(scores.get("80 % rule"));
        assertThat(ours.plainFaults()).as("seed " + SEED).isGreaterThan(40);
        assertThat(ours.plainAccuracy()).as("seed " + SEED).isGreaterThanOrEqualTo(LocaliseBench.PROMISED_ACCURACY);
        assertThat(ours.wrong()).as("seed " + SEED).isLessThanOrEqualTo(LocaliseBench.PROMISED_WRONG);
        assertThat(ours.accuracy()).isGreaterThan(plain.accuracy());
        assertThat(ours.wrong()).isLessThan(plain.wrong());
    }
}
