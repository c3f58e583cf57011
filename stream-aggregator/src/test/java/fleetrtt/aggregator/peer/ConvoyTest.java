package fleetrtt.aggregator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConvoyTest {
    private static final long T = 1_800_000_000_000L;
    private static final long NOW = T + 3_600_000;

    private final Convoy convoy = new Convoy(3);

    @Test
    void whoIsFarAheadWaitsForTheSlowest() {
        convoy.heard(0, T + Convoy.LEAD_MILLIS, NOW);
        convoy.heard(1, T, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isFalse();
        convoy.heard(0, T + Convoy.LEAD_MILLIS + 1, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isTrue();
        assertThat(convoy.isAhead(Set.of(1), NOW)).isFalse();
        convoy.heard(1, T + 1, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isFalse();
    }

    @Test
    void whoHasTheSlowestTooGoesOn() {
        convoy.heard(0, T + 60_000, NOW);
        convoy.heard(1, T, NOW);
        assertThat(convoy.isAhead(Set.of(0, 1), NOW)).isFalse();
    }

    @Test
    void whoIsUpToDateWaitsForNobody() {
        convoy.heard(0, NOW - 1_000, NOW);
        convoy.heard(1, NOW - 60_000, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isFalse();
    }

    @Test
    void nobodyWaitsForOneThatIsUpToDateOrSilentOrFarBehind() {
        convoy.heard(0, T + 60_000, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isFalse();
        convoy.heard(1, T + 60_000 - Convoy.FAR_MILLIS, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isFalse();
        convoy.heard(2, T, NOW);
        assertThat(convoy.isAhead(Set.of(0), NOW)).isTrue();
        long later = NOW + CatchUp.PAUSE_MILLIS;
        convoy.heard(0, T + 60_001, later);
        assertThat(convoy.isAhead(Set.of(0), later)).isFalse();
    }
}
