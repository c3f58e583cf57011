package fleetrtt.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RttHistogramTest {
    private static final RttHistogram FAST =
            new RttHistogram(Log2Histogram.ofValues(100, 200), 300, OptionalLong.of(90), 2);
    private static final RttHistogram SLOW =
            new RttHistogram(Log2Histogram.ofValues(5000), 5000, OptionalLong.of(4000), 1);
    private static final RttHistogram UNMEASURED = new RttHistogram(Log2Histogram.ofValues(7), 7, OptionalLong.empty());

    @Test
    void sumsAddUpAndTheLeastMinRttStays() {
        RttHistogram both = FAST.plus(SLOW);
        assertThat(both.sumMicros()).isEqualTo(5300);
        assertThat(both.samples()).isEqualTo(3);
        assertThat(both.minRttMicros()).hasValue(90);
        assertThat(both.fresh()).isEqualTo(3);
        assertThat(both).isEqualTo(SLOW.plus(FAST));
        assertThat(both.meanMicros()).isEqualTo(5300 / 3.0);
    }

    @Test
    void aMissingMinRttDoesNotHideAKnownOne() {
        assertThat(FAST.plus(UNMEASURED).minRttMicros()).hasValue(90);
        assertThat(UNMEASURED.plus(FAST).minRttMicros()).hasValue(90);
        assertThat(UNMEASURED.plus(UNMEASURED).minRttMicros()).isEmpty();
    }

    @Test
    void noMoreSamplesAreFreshThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RttHistogram(Log2Histogram.ofValues(7), 7, OptionalLong.empty(), 2))
                .withMessageContaining("2 of 1 samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RttHistogram(Log2Histogram.ofValues(7), 7, OptionalLong.empty(), -1));
    }

    @Test
    void emptyIsNeutralAndHasNoMean() {
        assertThat(FAST.plus(RttHistogram.empty())).isEqualTo(FAST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RttHistogram.empty().meanMicros());
    }
}
