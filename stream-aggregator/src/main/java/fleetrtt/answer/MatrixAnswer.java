package fleetrtt.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts by remote addresses in one window, culprits first, then the slowest. Every instance knows it.
 *
 * @param startMillis first instant of the window; null when no window of the span was judged
 * @param pairs pairs that were judged, most of which may not be listed
 */
public record MatrixAnswer(
        @Nullable Long startMillis,
        int windowMillis,
        int pairs,
        List<String> hosts,
        List<String> peers,
        List<CulpritRow> verdicts,
        List<CellRow> cells)
        implements Answer<MatrixAnswer> {
    @Override
    public MatrixAnswer plus(MatrixAnswer other) {
        return startMillis == null ? other : this;
    }

    @Override
    public List<?> rows() {
        return cells;
    }
}
