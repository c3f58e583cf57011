package fleetrtt.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Log2CentreTest {
    private static double centre(long... micros) {
        return Log2Centre.of(new RttHistogram(
                Log2Histogram.ofValues(micros), Arrays.stream(micros).sum(), OptionalLong.empty()));
    }

    private static long[] draws(long seed) {
        Random random = new Random(seed);
        return random.doubles(300, 0, 1)
                .mapToLong(share -> (long) (1_000 * Math.pow(2, share * 3)))
                .toArray();
    }

    @Test
    void withinOneSlotItIsTheMean() {
        assertThat(centre(1_100, 1_100)).isCloseTo(Math.log(1_100) / Math.log(2), within(1e-9));
        assertThat(centre(1_430) - centre(1_100)).isCloseTo(Math.log(1.3) / Math.log(2), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twiceAsSlowIsOneMore(long seed) {
        long[] micros = draws(seed);
        long[] doubled = Arrays.stream(micros).map(value -> 2 * value).toArray();
        assertThat(centre(doubled) - centre(micros)).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aThirdSlowerIsSeenThoughMostStayInTheirSlot(long seed) {
        long[] micros = draws(seed);
        long[] slower = Arrays.stream(micros).map(value -> value * 4 / 3).toArray();
        assertThat(centre(slower) - centre(micros)).isCloseTo(Math.log(4.0 / 3) / Math.log(2), within(0.1));
    }

    @Test
    void oneFarOutMovesItByNoMoreThanHalfASlotAndItsShare() {
        long[] micros = draws(4);
        long[] with = Arrays.copyOf(micros, micros.length + 1);
        with[micros.length] = 1L << 28;
        assertThat(centre(with) - centre(micros)).isBetween(-0.6, 0.6);
    }

    @Test
    void nothingButZerosIsANumber() {
        assertThat(centre(0, 0)).isFinite();
    }
}
