package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {
    private static final int MOST = 32;

    /** The start of a day. */
    private static final long DAY = 1_800_057_600_000L;

    private static Span span(WindowSize size, long from, Duration length) {
        return Span.around(size, from, from + length.toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "TEN_SECONDS, 50s, 10s",
        "TEN_SECONDS, 15m, 30s",
        "ONE_MINUTE, 15m, 1m",
        "ONE_MINUTE, 6h, 15m",
        "ONE_HOUR, 24h, 1h",
        "ONE_HOUR, 168h, 6h",
        "ONE_HOUR, 720h, 24h"
    })
    void stepsAreLengthsThatPeopleUse(WindowSize size, String length, String step) {
        List<Span> steps =
                span(size, DAY + 61_000, Duration.parse("PT" + length)).steps(MOST);
        assertThat(steps).hasSizeLessThanOrEqualTo(MOST);
        assertThat(steps.get(1).toMillis() - steps.get(1).fromMillis())
                .isEqualTo(Duration.parse("PT" + step).toMillis());
    }

    @Test
    void stepsFillTheSpanAndNothingElse() {
        Span span = span(WindowSize.TEN_SECONDS, DAY + 61_000, Duration.ofMinutes(14));
        List<Span> steps = span.steps(MOST);
        assertThat(steps.get(0).fromMillis()).isEqualTo(span.fromMillis());
        assertThat(steps.get(steps.size() - 1).toMillis()).isEqualTo(span.toMillis());
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).fromMillis()).isEqualTo(steps.get(i - 1).toMillis());
            assertThat(steps.get(i).fromMillis() % 30_000).isZero();
        }
    }
}
