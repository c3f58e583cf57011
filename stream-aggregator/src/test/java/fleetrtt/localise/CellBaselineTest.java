package fleetrtt.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellBaselineTest {
    private static CellBaseline learned(double mean, double spread, int windows, long seed) {
        Random random = new Random(seed);
        CellBaseline baseline = new CellBaseline();
        for (int window = 0; window < windows; window++) {
            baseline.learn(mean + spread * random.nextGaussian());
        }
        return baseline;
    }

    @Test
    void isKnownAfterFiveWindows() {
        assertThat(learned(10, 0.1, 4, 1).isKnown()).isFalse();
        assertThat(learned(10, 0.1, 5, 1).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.4})
    void learnsMeanAndSpread(double spread) {
        CellBaseline baseline = learned(11.5, spread, 500, 7);
        assertThat(baseline.shift(12.5)).isCloseTo(1, within(spread / 2 + 0.01));
        assertThat(baseline.error(100_000)).isCloseTo(Math.hypot(spread, 0.03), within(0.3 * spread + 0.01));
    }

    @Test
    void fewerFreshUpdatesMakeAShiftLessSure() {
        CellBaseline baseline = learned(10, 0.05, 60, 3);
        assertThat(baseline.error(1)).isGreaterThan(0.4);
        assertThat(baseline.error(100)).isLessThan(0.1);
    }

    @Test
    void aFaultOfAnHourIsNotLearned() {
        CellBaseline baseline = learned(10, 0.05, 100, 5);
        for (int minute = 0; minute < 60; minute++) {
            baseline.learn(11);
        }
        assertThat(baseline.shift(11)).isGreaterThan(0.7);
    }

    @Test
    void restingAfterEachWindowChangesNothingThatMatters() {
        Random random = new Random(11);
        CellBaseline always = new CellBaseline();
        CellBaseline resting = new CellBaseline();
        long bits = CellBaseline.UNLEARNED;
        for (int window = 0; window < 500; window++) {
            double centre = 11.5 + 0.1 * random.nextGaussian();
            always.learn(centre);
            resting.set(bits).learn(centre);
            bits = resting.bits();
        }
        assertThat(resting.shift(12)).isCloseTo(always.shift(12), within(0.0001));
        assertThat(resting.error(100)).isCloseTo(always.error(100), within(0.0001));
        assertThat(resting.isKnown()).isTrue();
    }

    @Test
    void packingKeepsWhatMatters() {
        for (double spread : new double[] {0.01, 0.1, 0.5}) {
            CellBaseline baseline = learned(17.25, spread, 80, 9);
            CellBaseline again = CellBaseline.of(baseline.packed());
            assertThat(again.shift(0)).isCloseTo(baseline.shift(0), within(0.0005));
            assertThat(again.error(1_000_000)).isCloseTo(baseline.error(1_000_000), within(0.05 * spread + 0.001));
            assertThat(again.isKnown()).isTrue();
            assertThat(again.packed()).isEqualTo(baseline.packed());
        }
    }
}
