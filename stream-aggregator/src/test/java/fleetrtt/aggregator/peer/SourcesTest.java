package fleetrtt.aggregator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.partial.Census;
import fleetrtt.aggregator.partial.PackHead;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.time.WindowSize;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourcesTest {
    private static final long T = 1_800_000_000_000L;
    private static final WindowKey WINDOW = new WindowKey(WindowSize.TEN_SECONDS, T);

    private final Sources sources = new Sources(2, 0);

    private static PackHead head(int partition, long clock, int expected, int reporting) {
        return new PackHead(partition, clock, List.of(new Census(WINDOW, expected, reporting)));
    }

    @Test
    void theSlowestTaskSaysHowFarAllAre() {
        sources.heard(head(0, T + 5_000, 1, 1), 1);
        assertThat(sources.reachedMillis(2)).isEqualTo(WindowLife.NO_TIME);
        sources.heard(head(1, T, 1, 1), 3);
        assertThat(sources.reachedMillis(4)).isEqualTo(T);
        sources.heard(head(1, T + 9_000, 1, 1), 5);
        assertThat(sources.reachedMillis(6)).isEqualTo(T + 5_000);
    }

    @Test
    void aTaskThatGetsNoFurtherIsNotWaitedForForEver() {
        sources.heard(head(0, T, 1, 1), 1);
        assertThat(sources.reachedMillis(Sources.PATIENCE_MILLIS)).isEqualTo(T);
        assertThat(sources.reachedMillis(Sources.PATIENCE_MILLIS + 1)).isEqualTo(WindowLife.NO_TIME);
    }

    @Test
    void whatTheTasksSayLastIsAddedUp() {
        assertThat(sources.of(WINDOW)).isEqualTo(Completeness.UNKNOWN);
        sources.heard(head(0, T, 5, 1), 1);
        sources.heard(head(0, T, 5, 4), 2);
        sources.heard(head(1, T, 3, 3), 3);
        assertThat(sources.of(WINDOW)).isEqualTo(new Completeness(8, 7));
    }
}
