package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnknownIdsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final UnknownIds unknown = new UnknownIds(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void theRegistrysNoIsBelievedForAMinute() {
        assertThat(unknown.refusal(7)).isNull();
        unknown.add(7);

        assertThat(unknown.refusal(7)).contains("asked less than 60 s ago");
        assertThat(unknown.refusal(8)).isNull();
        pass(UnknownIds.MEMORY.minusNanos(1));
        assertThat(unknown.refusal(7)).isNotNull();
        pass(Duration.ofNanos(1));
        assertThat(unknown.refusal(7)).isNull();
    }

    @Test
    void fruitlessQuestionsAreLimitedAtOnceAndPerSecond() {
        for (int id = 0; id < UnknownIds.BURST; id++) {
            assertThat(unknown.refusal(id)).isNull();
            unknown.add(id);
        }
        assertThat(unknown.refusal(-1)).contains("too many unknown ids");

        pass(Duration.ofSeconds(1));
        int asked = 0;
        for (int id = 1_000; unknown.refusal(id) == null; id++) {
            unknown.add(id);
            asked++;
        }
        assertThat(asked).isEqualTo(UnknownIds.PER_SECOND);
    }

    @Test
    void quietTimeSavesUpNoMoreThanOneBurst() {
        pass(Duration.ofDays(1));
        for (int id = 0; id < UnknownIds.BURST; id++) {
            unknown.add(id);
        }
        assertThat(unknown.refusal(-1)).isNotNull();
    }
}
