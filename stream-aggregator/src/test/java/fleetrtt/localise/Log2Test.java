package fleetrtt.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class Log2Test {
    private static final long SEED = 20_260_101;

    @Test
    void isTheLogarithmOverAllMagnitudes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
            assertThat(Log2.of(value))
                    .as("of %s, seed %d", value, SEED)
                    .isCloseTo(Math.log(value) / Math.log(2), within(1e-11));
        }
    }

    @Test
    void twiceAsMuchIsOneMore() {
        assertThat(Log2.of(2 * 1.7) - Log2.of(1.7)).isCloseTo(1, within(1e-14));
        assertThat(Log2.of(1)).isCloseTo(0, within(1e-11));
    }
}
