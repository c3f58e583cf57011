package fleetrtt.query.top;

import fleetrtt.answer.Ranking;
import java.util.List;
import java.util.Optional;

/**
 * Where the person is.
 *
 * @param ranking of the list
 * @param selected row of the list, from 0
 * @param opened the address whose histogram is shown; empty for the list
 */
record TopState(Ranking ranking, int selected, Optional<String> opened) {
    private static final List<Ranking> RANKINGS = List.of(Ranking.values());

    static TopState first(Ranking ranking) {
        return new TopState(ranking, 0, Optional.empty());
    }

    /** @param shown addresses in the list */
    TopState pressed(Key key, List<String> shown) {
        return switch (key) {
            case UP -> new TopState(ranking, Math.max(0, selected - 1), opened);
            case DOWN -> new TopState(ranking, Math.max(0, Math.min(shown.size() - 1, selected + 1)), opened);
            case LEFT -> new TopState(turned(-1), 0, opened);
            case RIGHT -> new TopState(turned(1), 0, opened);
            case ENTER ->
                selected < shown.size() ? new TopState(ranking, selected, Optional.of(shown.get(selected))) : this;
            case BACK, QUIT -> new TopState(ranking, selected, Optional.empty());
        };
    }

    private Ranking turned(int by) {
        return RANKINGS.get(Math.floorMod(RANKINGS.indexOf(ranking) + by, RANKINGS.size()));
    }
}
