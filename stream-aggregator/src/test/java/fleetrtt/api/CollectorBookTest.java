package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.TestHeartbeat;
import fleetrtt.answer.CollectorAnswer;
import fleetrtt.wire.CollectorKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CollectorBookTest {
    private static final long T = 1_800_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final CollectorBook book = new CollectorBook();

    private void beat(String host, long atMillis) {
        book.take(new CollectorKey(host), TestHeartbeat.of(host, atMillis, 1, 0), atMillis);
    }

    private List<String> states(long nowMillis) {
        return book.all(nowMillis).stream()
                .map(answer -> answer.host() + " " + answer.state())
                .toList();
    }

    @Test
    void aHostIsLateAndThenMissing() {
        beat("b", T + 60_000);
        beat("a", T);
        assertThat(states(T + 60_000)).containsExactly("a late", "b reporting");
        assertThat(states(T + 100_000)).containsExactly("a missing", "b late");
    }

    @Test
    void oneThatIsMissingForADayIsForgotten() {
        beat("gone", T);
        beat("here", T + DAY);
        assertThat(states(T + DAY)).containsExactly("gone missing", "here reporting");
        assertThat(states(T + DAY + 1)).containsExactly("here reporting");
    }

    @Test
    void whereHostsComeAndGoItDoesNotGrow() {
        for (int hour = 0; hour < 1_000; hour++) {
            beat("stays", T + Duration.ofHours(hour).toMillis());
            beat("host-" + hour, T + Duration.ofHours(hour).toMillis());
        }
        assertThat(book.size()).isEqualTo(26);
    }

    @Test
    void aTombstoneTakesAHostAway() {
        beat("a", T);
        book.take(new CollectorKey("a"), null, T);
        assertThat(book.all(T)).extracting(CollectorAnswer::host).isEmpty();
    }
}
