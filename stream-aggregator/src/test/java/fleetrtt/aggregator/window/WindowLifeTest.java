package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.time.Interval;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WindowLifeTest {
    private static final Interval WINDOW = new Interval(100_000, 10_000);

    private final WindowLife life = new WindowLife(Duration.ofSeconds(30), Duration.ofMinutes(1));

    @Test
    void aWindowIsAheadUntilGraceBeforeItsStart() {
        assertThat(life.isAhead(WINDOW, 69_999)).isTrue();
        assertThat(life.isAhead(WINDOW, 70_000)).isFalse();
    }

    @Test
    void aWindowClosesAtGraceAfterItsEnd() {
        assertThat(life.isClosed(WINDOW, 139_999)).isFalse();
        assertThat(life.isClosed(WINDOW, 140_000)).isTrue();
    }

    @Test
    void aWindowGoesAtRetentionAfterItClosed() {
        assertThat(life.isGone(WINDOW, 199_999)).isFalse();
        assertThat(life.isGone(WINDOW, 200_000)).isTrue();
    }

    @Test
    void theVerdictComesAtGraceAfterTheMinute() {
        assertThat(life.untilJudged()).isEqualTo(Duration.ofSeconds(90));
    }
}
