package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedTest {
    private static final long NOW = Instant.parse("2026-01-31T12:34:56Z").toEpochMilli();

    private static Asked asked(String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return new Asked(given::get, NOW);
    }

    @ParameterizedTest
    @CsvSource({"15m, 10s", "1h, 10s", "61m, 1m", "24h, 1m", "25h, 1h", "7d, 1h"})
    void aSeriesHasTheFinestWindowsThatAreNotTooMany(String last, String window) {
        assertThat(asked("last", last).series(WindowSize.TEN_SECONDS).size().label())
                .isEqualTo(window);
    }

    @Test
    void whatIsNotKeptSoLongIsAskedForInCoarserWindows() {
        assertThat(asked("from", "2026-01-31T09:00:00Z", "to", "2026-01-31T09:15:00Z")
                        .series(WindowSize.TEN_SECONDS)
                        .size())
                .isEqualTo(WindowSize.ONE_MINUTE);
        assertThat(asked("from", "2026-01-20T09:00:00Z", "to", "2026-01-20T09:15:00Z")
                        .series(WindowSize.TEN_SECONDS)
                        .size())
                .isEqualTo(WindowSize.ONE_HOUR);
    }

    @Test
    void aSpanHoldsTheWindowsAtItsEdgesWhole() {
        Span span = asked("from", "2026-01-31T11:00:05Z", "to", "2026-01-31T11:01:01Z")
                .series(WindowSize.TEN_SECONDS);
        assertThat(Instant.ofEpochMilli(span.fromMillis())).isEqualTo("2026-01-31T11:00:00Z");
        assertThat(Instant.ofEpochMilli(span.toMillis())).isEqualTo("2026-01-31T11:01:10Z");
        assertThat(span.windows()).hasSize(7);
    }

    @Test
    void aListIsCoveredByTheCoarsestWindowsThatFitOnceAndWithoutGaps() {
        Span span = asked("from", "2026-01-31T08:58:50Z", "to", "2026-01-31T11:01:20Z", "window", "10s")
                .list(WindowSize.TEN_SECONDS);
        long at = span.fromMillis();
        for (WindowKey window : span.cover()) {
            assertThat(window.startMillis()).isEqualTo(at);
            at += window.size().millis();
        }
        assertThat(at).isEqualTo(span.toMillis());
        assertThat(span.cover())
                .extracting(window -> window.size().label())
                .containsExactly("10s", "1m", "1h", "1h", "1m", "10s", "10s");
    }

    @ParameterizedTest
    @CsvSource({
        "last, 5 parsecs, last '5 parsecs'",
        "from, yesterday, from 'yesterday'",
        "to, 12:00, to '12:00'",
        "window, 5m, '5m'",
        "limit, 0, limit '0'",
        "limit, 5001, limit '5001'",
        "limit, many, limit 'many'",
        "sort, beauty, 'beauty'",
        "order, up, order 'up'",
        "spark, maybe, spark 'maybe'",
        "last, 31d, 30d"
    })
    void whatIsWrongIsNamed(String name, String value, String said) {
        Asked asked = asked(name, value);
        assertThatThrownBy(() -> {
                    asked.series(WindowSize.TEN_SECONDS);
                    asked.limit();
                    asked.ranking();
                    asked.descending();
                    asked.spark();
                })
                .isInstanceOf(Problem.class)
                .hasMessageContaining(said);
    }

    @Test
    void spansThatContradictThemselvesAreNamed() {
        assertThatThrownBy(() -> asked("from", "0", "last", "5m").series(WindowSize.TEN_SECONDS))
                .hasMessageContaining("give one");
        assertThatThrownBy(() -> asked("from", "5", "to", "5").series(WindowSize.TEN_SECONDS))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> asked("last", "2d", "window", "10s").series(WindowSize.TEN_SECONDS))
                .hasMessageContaining("coarser window");
    }
}
