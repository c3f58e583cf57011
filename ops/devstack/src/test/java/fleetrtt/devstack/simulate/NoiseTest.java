package fleetrtt.devstack.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final long DAY = 86_400_000L;
    private static final int INTERVALS = 8_640;

    /** Of one peer's intervals of a day. */
    private static DoubleStream day(Noise noise, int peer) {
        return IntStream.range(0, INTERVALS).mapToDouble(i -> noise.factor(1, peer, 20_000 * DAY + i * 10_000L));
    }

    @Test
    void driftAndJitterStayWithinTheirBounds() {
        for (int peer = 0; peer < 20; peer++) {
            assertThat(day(new Noise(0.2, 0, 0), peer)).allMatch(factor -> factor >= 1 && factor <= 1.4);
            assertThat(day(new Noise(0, 0.1, 0), peer).average().orElseThrow()).isBetween(1.09, 1.11);
        }
    }

    @Test
    void driftIsSlowAndJitterIsNot() {
        assertThat(steepest(new Noise(0.2, 0, 0))).isLessThan(0.4 / 60 + 1e-9);
        assertThat(steepest(new Noise(0, 0.1, 0))).isGreaterThan(0.1);
    }

    private static double steepest(Noise noise) {
        double[] factors = day(noise, 7).toArray();
        return IntStream.range(1, factors.length)
                .mapToDouble(i -> Math.abs(factors[i] - factors[i - 1]))
                .max()
                .orElseThrow();
    }

    @Test
    void spikesAreAsManyAndAsShortAsAskedFor() {
        Noise noise = new Noise(0, 0, 4);
        long spikes = 0;
        for (int peer = 0; peer < 500; peer++) {
            int length = 0;
            for (double factor : day(noise, peer).toArray()) {
                assertThat(factor == 1 || (factor >= 1.5 && factor <= 6)).isTrue();
                length = factor > 1 ? length + 1 : 0;
                spikes += length == 1 ? 1 : 0;
                assertThat(length).isLessThanOrEqualTo(6);
            }
        }
        assertThat(spikes / 500.0).isBetween(3.8, 4.2);
    }

    @Test
    void noNoiseChangesNothing() {
        assertThat(day(Noise.none(), 3)).allMatch(factor -> factor == 1);
    }
}
