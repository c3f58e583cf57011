package fleetrtt.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.ResolveReason;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShelfTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestAlerts.FIRED.plusSeconds(900));

    private static Shelf shelf(OptionalLong committed, long end) {
        return new Shelf(CLOCK, committed, end);
    }

    private static void read(Shelf shelf, int from, @Nullable Alert... alerts) {
        for (int i = 0; i < alerts.length; i++) {
            shelf.take("key", alerts[i], from + i);
        }
        shelf.reached(from + alerts.length);
    }

    private static List<AlertState> waiting(Shelf shelf) {
        return shelf.waiting().stream()
                .map(transition -> transition.alert().getState())
                .toList();
    }

    @Test
    void transitionsBehindWhatIsCommittedWaitInTheirOrder() {
        Shelf shelf = shelf(OptionalLong.of(2), 4);
        read(
                shelf,
                0,
                TestAlerts.firing("a"),
                TestAlerts.resolved("a"),
                TestAlerts.firing("a"),
                TestAlerts.resolved("a"));
        assertThat(shelf.isRestored()).isTrue();
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(shelf.committable()).contains(2L);
    }

    @Test
    void whatWasToldOnceIsNotToldAgainButStillFires() {
        Shelf shelf = shelf(OptionalLong.of(1), 1);
        read(shelf, 0, TestAlerts.firing("a"));
        assertThat(waiting(shelf)).isEmpty();
        assertThat(shelf.firing()).containsOnlyKeys("key");
    }

    @Test
    void aNewReceiverIsToldWhatFiresNowAndNothingOfThePast() {
        Shelf shelf = shelf(OptionalLong.empty(), 3);
        read(shelf, 0, TestAlerts.firing("a"), TestAlerts.resolved("a"), TestAlerts.firing("a"));
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING);
        // Whoever takes over before it is told has to tell it, and what is resolved until then.
        assertThat(shelf.committable()).contains(2L);
        shelf.told(List.copyOf(shelf.waiting()));
        assertThat(shelf.committable()).contains(3L);
        read(shelf, 3, TestAlerts.resolved("a"));
        assertThat(waiting(shelf)).containsExactly(AlertState.RESOLVED);
        assertThat(shelf.committable()).contains(3L);
    }

    @Test
    void nothingIsCommittedBeforeThePartitionWasReadToItsEnd() {
        Shelf shelf = shelf(OptionalLong.of(5), 9);
        read(shelf, 0, TestAlerts.firing("a"));
        assertThat(shelf.isRestored()).isFalse();
        assertThat(shelf.committable()).isEmpty();
    }

    @Test
    void theSameEpisodeToldAgainIsNoTransition() {
        Shelf shelf = shelf(OptionalLong.of(0), 0);
        read(shelf, 0, TestAlerts.pending("a"), TestAlerts.firing("a"), TestAlerts.firing("a"));
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING);
        read(shelf, 3, TestAlerts.firing("a", TestAlerts.FIRED.plusSeconds(60)));
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING, AlertState.FIRING);
    }

    @Test
    void whatIsTakenOffTheTopicWhileItFiresIsResolved() {
        Shelf shelf = shelf(OptionalLong.of(0), 0);
        read(shelf, 0, TestAlerts.firing("a"), null);
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(shelf.firing()).isEmpty();
        read(shelf, 2, TestAlerts.pending("a"), null);
        assertThat(shelf.waiting()).hasSize(2);
    }

    @Test
    void whoeverIsToldAsPartOfItsCulpritsIsNotToldByItself() {
        Shelf shelf = shelf(OptionalLong.of(0), 0);
        read(
                shelf,
                0,
                TestAlerts.pending("a"),
                TestAlerts.grouped(TestAlerts.firing("a")),
                TestAlerts.grouped(TestAlerts.resolved("a")));
        assertThat(waiting(shelf)).isEmpty();
    }

    @Test
    void whoeverWasToldByItselfAndIsExplainedLaterIsToldToBeOverOnce() {
        Shelf shelf = shelf(OptionalLong.of(0), 0);
        read(
                shelf,
                0,
                TestAlerts.firing("a"),
                TestAlerts.grouped(TestAlerts.firing("a")),
                TestAlerts.grouped(TestAlerts.resolved("a")));
        assertThat(waiting(shelf)).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(List.copyOf(shelf.waiting()).get(1).alert().getResolveReason())
                .isEqualTo(ResolveReason.REGROUPED);
        assertThat(shelf.firing()).isEmpty();
    }
}
