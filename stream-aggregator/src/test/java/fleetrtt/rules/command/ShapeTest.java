package fleetrtt.rules.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fleetrtt.histogram.RttHistogram;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeTest {
    @ParameterizedTest
    @CsvSource({"10000, 20000", "300, 90000", "50, 50", "1, 400000000"})
    void samplesHaveThePercentilesAskedForWithinTheirSlot(double p50, double p99) {
        RttHistogram rtt = new Shape(p50, p99, OptionalLong.of(7)).samples(100_000);
        assertThat(rtt.samples()).isEqualTo(100_000);
        assertThat(rtt.slots().quantile(0.5) / p50).isBetween(0.5, 2.0);
        assertThat(rtt.slots().quantile(0.99) / p99).isBetween(0.5, 2.0);
        assertThat(rtt.minRttMicros()).hasValue(7);
    }

    @Test
    void theMeanOfNarrowSamplesIsTheirMedian() {
        assertThat(new Shape(1_000, 1_000, OptionalLong.empty()).samples(10).meanMicros())
                .isCloseTo(1_000, within(0.1));
    }
}
