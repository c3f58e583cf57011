package fleetrtt.query.top;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.answer.Ranking;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopStateTest {
    private static final List<String> SHOWN = List.of("192.0.2.1", "192.0.2.2", "192.0.2.3");

    private static TopState pressed(String keys) {
        TopState state = TopState.first(Ranking.P99);
        byte[] bytes = keys.getBytes(US_ASCII);
        for (Key key : Key.of(bytes, bytes.length)) {
            state = state.pressed(key, SHOWN);
        }
        return state;
    }

    @Test
    void arrowsMoveWithinTheList() {
        assertThat(pressed("\u001b[B\u001b[B").selected()).isEqualTo(2);
        assertThat(pressed("\u001b[B\u001b[B\u001b[B\u001b[B").selected()).isEqualTo(2);
        assertThat(pressed("\u001b[B\u001b[A\u001b[A").selected()).isZero();
        assertThat(pressed("jjk").selected()).isEqualTo(1);
    }

    @Test
    void enterOpensAndBackLeavesWhatIsSelected() {
        assertThat(pressed("j\r").opened()).contains("192.0.2.2");
        assertThat(pressed("j\rb").opened()).isEmpty();
        assertThat(pressed("j\rb").selected()).isEqualTo(1);
        assertThat(pressed("j\u001b").opened()).isEmpty();
    }

    @Test
    void sidewaysTurnsTheMeasureRound() {
        assertThat(pressed("\u001b[C").ranking()).isEqualTo(Ranking.P90);
        assertThat(pressed("\u001b[D").ranking()).isEqualTo(Ranking.HOSTS);
        assertThat(pressed("\u001b[C\u001b[D").ranking()).isEqualTo(Ranking.P99);
    }

    @Test
    void whatMeansNothingIsPassedOver() {
        assertThat(pressed("xyz\u001b[Z ").selected()).isZero();
    }
}
