package fleetrtt.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextColumnsTest {
    @Test
    void columnsAreAlignedAndLinesEndWithoutBlanks() {
        assertThat(TextColumns.lines("lr", List.of(List.of("name", "n"), List.of("a", "1000"), List.of("longer", ""))))
                .containsExactly("name       n", "a       1000", "longer");
    }

    @Test
    void whatCameFromElsewhereMovesNoCursor() {
        assertThat(TextColumns.lines("l", List.of(List.of("\u001b[2Jgone\nnext"))))
                .containsExactly("?[2Jgone?next");
    }
}
