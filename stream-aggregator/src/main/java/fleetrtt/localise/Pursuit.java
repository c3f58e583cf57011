package fleetrtt.localise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The additive fit shift = fleet + hosts + peers + between + residual in which nearly all effects are nothing: one
 * culprit after the other, each the one that explains most of what those before it left (matching pursuit, Mallat and
 * Zhang 1993; as 007 does it with links). Each effect is a weighted median over the cells of its culprit. Tukey's median
 * polish gives every row and column an effect, also where a few cells are all there is, and knows no groups.
 */
final class Pursuit {
    private static final int MOST_CULPRITS = 16;

    /** Log-likelihood ratio, its prior included, from which on a culprit is worth its name. */
    private static final double LEAST_SCORE = 2;

    private final Cells cells;
    private final float[] rest;
    private final Trial trial;
    private final List<Culprit> culprits = new ArrayList<>();

    Pursuit(Cells cells) {
        this.cells = cells;
        rest = cells.matrix().shift.clone();
        trial = new Trial(cells, rest);
    }

    /** The culprits, the greatest first. */
    List<Culprit> run() {
        removeDrift();
        for (Culprit next = next(); next != null; next = next()) {
            culprits.add(next);
            subtract(next.suspect(), next.suspect().effect());
        }
        refine();
        return List.copyOf(culprits);
    }

    private @Nullable Culprit next() {
        return culprits.size() == MOST_CULPRITS ? null : new Round(cells, rest, trial).run(LEAST_SCORE);
    }

    /** What the whole fleet is slower by from hour to hour is no fault; that it is faster makes nobody slow. */
    private void removeDrift() {
        Effect drift = new Effect();
        for (int cell = 0; cell < rest.length; cell++) {
            drift.add(rest[cell], trial.weight(cell));
        }
        double median = drift.median();
        if (median > 0 && median < Trial.SLOW) {
            for (int cell = 0; cell < rest.length; cell++) {
                rest[cell] -= (float) median;
            }
        }
    }

    private void subtract(Suspect suspect, double effect) {
        cells.each(suspect.hosts(), suspect.peers(), cell -> rest[cell] -= (float) effect);
    }

    /** Each effect again, now that all others are known; who is no longer needed goes. */
    private void refine() {
        for (int i = 0; i < culprits.size(); i++) {
            Culprit before = culprits.get(i);
            Suspect suspect = before.suspect();
            subtract(suspect, -suspect.effect());
            Suspect again = trial.of(suspect.hosts(), suspect.peers());
            if (again == null || again.score() < LEAST_SCORE) {
                culprits.remove(i--);
            } else {
                subtract(again, again.effect());
                culprits.set(i, new Culprit(again, before.margin()));
            }
        }
    }

    /** What no culprit explains of a cell's shift. */
    double rest(int cell) {
        return rest[cell];
    }

    /** Whether a cell is slow by itself: not by chance, and by enough to matter. */
    boolean isSlow(int cell) {
        return cells.matrix().shift[cell] > Trial.SLOW && cells.matrix().shift[cell] > 2 * cells.matrix().error[cell];
    }
}
