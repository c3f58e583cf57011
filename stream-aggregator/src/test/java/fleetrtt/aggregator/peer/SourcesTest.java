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

    private void hear(int partition, long clock, int expected, int reporting, long localMillis) {
        sources.heard(head(partition, clock, expected, reporting), clock, localMillis);
    }

    @Test
    void theSlowestTaskSaysHowFarAllAre() {
        hear(0, T + 5_000, 1, 1, 1);
        assertThat(sources.reachedMillis(2)).isEqualTo(WindowLife.NO_TIME);
        hear(1, T, 1, 1, 3);
        assertThat(sources.reachedMillis(4)).isEqualTo(T);
        hear(1, T + 9_000, 1, 1, 5);
        assertThat(sources.reachedMillis(6)).isEqualTo(T + 5_000);
    }

    @Test
    void aTaskThatGetsNoFurtherIsNotWaitedForForEver() {
        hear(0, T, 1, 1, 1);
        assertThat(sources.reachedMillis(Sources.PATIENCE_MILLIS)).isEqualTo(T);
        assertThat(sources.reachedMillis(Sources.PATIENCE_MILLIS + 1)).isEqualTo(WindowLife.NO_TIME);
    }

    @Test
    void windowsCloseByTheSlowestOfThoseThatCatchUp() {
        long local = T + 3_600_000;
        sources.heard(head(0, T, 1, 1), T + 30_000, local);
        assertThat(sources.closingMillis(T + 30_000, local)).isEqualTo(T + 30_000);
        sources.heard(head(1, T, 1, 1), T + 40_000, local);
        sources.heard(head(0, T, 1, 1), T + 70_000, local);
        assertThat(sources.closingMillis(T + 70_000, local)).isEqualTo(T + 40_000);
    }

    @Test
    void nobodyIsWaitedForWhoIsFarBehind() {
        long local = T + 3_600_000;
        sources.heard(head(0, T, 1, 1), T, local);
        sources.heard(head(1, T, 1, 1), T + 90_000, local);
        assertThat(sources.closingMillis(T + 90_000, local)).isEqualTo(T + 90_000 - Sources.LONGEST_WAIT_MILLIS);
    }

    @Test
    void thoseThatAreOnlyStartingAreWaitedForAtFirst() {
        long local = T + 3_600_000;
        Sources started = new Sources(2, local);
        started.heard(head(0, T, 1, 1), T + 90_000, local + 1);
        assertThat(started.closingMillis(T + 90_000, local + 1)).isEqualTo(T + 90_000 - Sources.LONGEST_WAIT_MILLIS);
        started.heard(head(1, T, 1, 1), T + 80_000, local + 2);
        assertThat(started.closingMillis(T + 90_000, local + 2)).isEqualTo(T + 80_000);
    }

    @Test
    void whatIsOfNowDoesNotWaitForThoseThatMayHaveNoHosts() {
        Sources started = new Sources(2, T);
        started.heard(head(0, T, 1, 1), T, T + 1);
        assertThat(started.closingMillis(T, T + 1)).isEqualTo(T);
    }

    @Test
    void onceAllHaveCaughtUpWindowsCloseByTheClock() {
        long local = T + 3_600_000;
        sources.heard(head(0, T, 1, 1), local - 9_000, local);
        sources.heard(head(1, T, 1, 1), local - 1_000, local);
        assertThat(sources.closingMillis(local, local)).isEqualTo(local);
    }

    @Test
    void whoseHostsHaveGoneIsNotWaitedFor() {
        long local = T + 3_600_000;
        sources.heard(head(0, T, 1, 1), T, local);
        sources.heard(head(1, T, 1, 1), T + 9_000, local);
        sources.heard(head(0, T, 1, 1), T, local + CatchUp.PAUSE_MILLIS);
        assertThat(sources.closingMillis(T + 10_000, local + CatchUp.PAUSE_MILLIS - 1))
                .isEqualTo(T);
        assertThat(sources.closingMillis(T + 10_000, local + CatchUp.PAUSE_MILLIS))
                .isEqualTo(T + 10_000);
    }

    @Test
    void whatHasClosedStaysClosed() {
        long local = T + 3_600_000;
        sources.heard(head(0, T, 1, 1), T + 30_000, local);
        assertThat(sources.closingMillis(T + 30_000, local)).isEqualTo(T + 30_000);
        sources.heard(head(1, T, 1, 1), T, local);
        assertThat(sources.closingMillis(T + 30_000, local)).isEqualTo(T + 30_000);
    }

    @Test
    void whatTheTasksSayLastIsAddedUp() {
        assertThat(sources.of(WINDOW)).isEqualTo(Completeness.UNKNOWN);
        hear(0, T, 5, 1, 1);
        hear(0, T, 5, 4, 2);
        hear(1, T, 3, 3, 3);
        assertThat(sources.of(WINDOW)).isEqualTo(new Completeness(8, 7));
    }
}
