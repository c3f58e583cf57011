package fleetrtt.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FleetAnswerTest {
    private static FleetWindowAnswer window(long startMillis, boolean closed, @Nullable Integer expected) {
        return new FleetWindowAnswer(startMillis, 3, expected, expected, 0, closed, Rtt.of(RttHistogram.empty()));
    }

    private static long newest(FleetWindowAnswer... windows) {
        return FleetAnswer.of(new SpanAnswer(0, 60_000, 10_000), List.of(windows))
                .newestWhole()
                .orElseThrow()
                .startMillis();
    }

    @Test
    void howManyReportIsToldOfAWindowThatIsOver() {
        assertThat(newest(window(0, true, 20), window(10_000, true, 20), window(20_000, false, 20)))
                .isEqualTo(10_000);
        assertThat(newest(window(0, true, 20), window(10_000, true, null), window(20_000, false, null)))
                .isZero();
    }

    @Test
    void whereNoneIsOverTheNewestIsTold() {
        assertThat(newest(window(0, false, null), window(10_000, false, 20))).isEqualTo(10_000);
        assertThat(FleetAnswer.of(new SpanAnswer(0, 60_000, 10_000), List.of()).newestWhole())
                .isEmpty();
    }
}
