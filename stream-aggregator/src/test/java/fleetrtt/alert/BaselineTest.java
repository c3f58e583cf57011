package fleetrtt.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class BaselineTest {
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;
    private static final RttHistogram FAST =
            rtt(LongStream.generate(() -> 1_000).limit(1_000).toArray());
    private static final RttHistogram SLOW =
            rtt(LongStream.generate(() -> 16_000).limit(1_000).toArray());
    private static final Offset<Double> CLOSE = within(0.01);

    private static RttHistogram rtt(long... micros) {
        return new RttHistogram(
                Log2Histogram.ofValues(micros), LongStream.of(micros).sum(), OptionalLong.empty());
    }

    private static double slowShare(Baseline baseline) {
        Log2Histogram histogram = baseline.histogram();
        return (double) histogram.count(13) / histogram.total();
    }

    @Test
    void aSampleCountsHalfAfterEachHalfLife() {
        Baseline baseline = Baseline.empty(HOUR);
        baseline.learn(SLOW, MINUTE, 0);
        baseline.learn(FAST, MINUTE, HOUR);
        assertThat(slowShare(baseline)).isCloseTo(1.0 / 3, CLOSE);
        baseline.learn(FAST, MINUTE, 2 * HOUR);
        assertThat(slowShare(baseline)).isCloseTo(0.25 / 1.75, CLOSE);
    }

    @Test
    void itsMeanIsThatOfTheDecayedSamples() {
        Baseline baseline = Baseline.empty(HOUR);
        baseline.learn(SLOW, MINUTE, 0);
        baseline.learn(FAST, MINUTE, HOUR);
        assertThat(baseline.meanMicros()).isCloseTo((16_000 * 0.5 + 1_000) / 1.5, CLOSE);
    }

    @Test
    void whileFrozenNothingFades() {
        Baseline baseline = Baseline.empty(HOUR);
        baseline.learn(SLOW, MINUTE, 0);
        baseline.freeze(10 * HOUR);
        baseline.learn(FAST, MINUTE, 10 * HOUR);
        assertThat(slowShare(baseline)).isCloseTo(0.5, CLOSE);
    }

    @Test
    void historyApproachesTheHalfLifeByTheLogarithmOfTwoAndFadesInSilence() {
        Baseline baseline = Baseline.empty(HOUR);
        for (int minute = 0; minute < 24 * 60; minute++) {
            baseline.learn(FAST, MINUTE, minute * MINUTE);
        }
        long end = (24 * 60 - 1) * MINUTE;
        assertThat(baseline.historyMillis() / (double) HOUR).isCloseTo(1 / Math.log(2), within(0.02));
        assertThat(baseline.historyMillisAt(end + 2 * HOUR)).isCloseTo(baseline.historyMillis() / 4.0, within(100.0));
    }

    @Test
    void aShiftAgainstTheBaselineIsThatAgainstTheSameSamples() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            RttHistogram reports = rtt(random.longs(200, 0, 1L << 20).toArray());
            Log2Histogram usual = reports.slots();
            Log2Histogram now =
                    Log2Histogram.ofValues(random.longs(200, 0, 1L << 22).toArray());
            Baseline baseline = Baseline.empty(HOUR);
            baseline.learn(reports, MINUTE, 0);
            assertThat(now.shiftFrom(baseline.histogram())).isCloseTo(now.shiftFrom(usual), within(1e-6));
            assertThat(baseline.meanMicros()).isCloseTo(reports.meanMicros(), within(0.1));
            assertThat(baseline.histogram().quantileBounds(0.99)).isEqualTo(usual.quantileBounds(0.99));
        }
    }

    @Test
    void itIsKeptWithoutLossButForWhatIsNextToNothing() {
        Baseline baseline = Baseline.empty(HOUR);
        baseline.learn(FAST, MINUTE, 0);
        baseline.learn(SLOW, MINUTE, MINUTE);
        Weights trimmed = Weights.trimmed(baseline.weights());
        assertThat(trimmed.firstSlot()).isEqualTo(9);
        assertThat(trimmed.list()).hasSize(5);
        assertThat(Weights.of(trimmed.firstSlot(), trimmed.bytes()).all()).isEqualTo(baseline.weights());
    }

    @Test
    void itIsWorthWritingWhenASixteenthIsNew() {
        Baseline baseline = Baseline.empty(HOUR);
        int writes = 0;
        for (int minute = 0; minute < 600; minute++) {
            baseline.learn(FAST, MINUTE, minute * MINUTE);
            if (baseline.isWorthWriting()) {
                baseline.written();
                writes++;
            }
        }
        assertThat(writes).isBetween(100, 150);
    }
}
