package fleetrtt.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static PeerRow row(String remote, @Nullable Double slowdown, long... micros) {
        long sum = 0;
        for (long one : micros) {
            sum += one;
        }
        Rtt rtt = Rtt.of(new RttHistogram(Log2Histogram.ofValues(micros), sum, OptionalLong.empty()));
        return new PeerRow(remote, 1, rtt.excessMicros(), null, slowdown, null, rtt, List.of());
    }

    private static final List<PeerRow> ROWS =
            List.of(row("b", null, 10, 10), row("a", 2.0, 10, 10), row("c", 0.5, 1_000), row("d", 3.0, 1, 1, 1, 1));

    private static List<String> ranked(Ranking ranking, boolean descending, int limit) {
        return ranking.first(ROWS, descending, limit).stream()
                .map(PeerRow::remote)
                .toList();
    }

    @Test
    void equalOnesGoByNameWhateverTheOrder() {
        assertThat(ranked(Ranking.P99, true, 9)).containsExactly("c", "a", "b", "d");
        assertThat(ranked(Ranking.P99, false, 9)).containsExactly("d", "a", "b", "c");
        assertThat(ranked(Ranking.SAMPLES, true, 2)).containsExactly("d", "a");
    }

    @Test
    void thoseOfWhichTheMeasureIsNotKnownComeLast() {
        assertThat(ranked(Ranking.SLOWDOWN, true, 9)).containsExactly("d", "a", "c", "b");
        assertThat(ranked(Ranking.SLOWDOWN, false, 9)).containsExactly("c", "a", "d", "b");
        assertThat(ranked(Ranking.EXCESS, true, 9)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void namesAreThoseOfTheDescription() {
        for (Ranking ranking : Ranking.values()) {
            assertThat(Ranking.of(ranking.toString())).isEqualTo(ranking);
        }
        assertThatThrownBy(() -> Ranking.of("beauty")).hasMessageContaining("p99, p90");
    }

    @Test
    void answersAreReadAsTheyWereWritten() throws Exception {
        PeersAnswer answer = new PeersAnswer(new SpanAnswer(0, 10, 10_000), 4, ROWS);
        String text = Json.text(Coverage.without("somebody"), answer);
        assertThat(Json.read(text.getBytes(UTF_8), PeersAnswer.class)).isEqualTo(answer);
        assertThat(Json.read(text.getBytes(UTF_8), Coverage.class)).isEqualTo(Coverage.without("somebody"));
    }
}
