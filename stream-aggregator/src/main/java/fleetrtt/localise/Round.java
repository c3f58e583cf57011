package fleetrtt.localise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of the pursuit: the suspect that explains most of what is slow. One-sided suspects, some hundred, are all
 * tried; of what lies between, of which there is a multitude, only those are whose slow cells alone could explain more
 * than the best so far. Used once.
 */
final class Round {
    /** Standard errors above which a cell is slow. */
    private static final double SIGNIFICANT = 2;

    /** Share of slow cells below which no median is slow, with a margin for cells that are slow but not quite. */
    private static final double LEAST_SHARE = 0.35;

    /** Slow cells beyond which one-sided culprits, if there is any, go first: what is between shows once they are gone. */
    private static final int MANY = 20_000;

    /** Of slow cells together, without which nobody between two sets is blamed, see {@link Judge}. */
    private static final int LEAST_SLOW_WINDOWS = 2;

    private static final double SAME = 1e-6;
    private static final double ODDS_OF_NAMES = 2;

    private final Cells cells;
    private final ShiftMatrix matrix;
    private final float[] rest;
    private final Trial trial;
    private final int[] slow;
    private final List<Suspect> tried = new ArrayList<>();
    private @Nullable Suspect best;

    Round(Cells cells, float[] rest, Trial trial) {
        this.cells = cells;
        matrix = cells.matrix();
        this.rest = rest;
        this.trial = trial;
        int[] found = new int[matrix.size()];
        int size = 0;
        for (int cell = 0; cell < found.length; cell++) {
            if (isSlow(cell)) {
                found[size++] = cell;
            }
        }
        slow = Arrays.copyOf(found, size);
    }

    private boolean isSlow(int cell) {
        return rest[cell] > Trial.SLOW && rest[cell] > SIGNIFICANT * matrix.error[cell];
    }

    /** Null when nobody explains enough. */
    @Nullable Culprit run(double leastScore) {
        if (slow.length == 0) {
            return null;
        }
        tryOneSided();
        if (slow.length <= MANY || best == null || best.score() < leastScore) {
            tryBetween();
        }
        Suspect winner = best;
        if (winner == null || winner.score() < leastScore) {
            return null;
        }
        tryNarrower(winner);
        return new Culprit(winner, margin(winner));
    }

    /** Whoever stands for one side alone may be met by one group of the other side only; then it may be what is between. */
    private void tryNarrower(Suspect winner) {
        if (winner.isBetween()) {
            return;
        }
        for (int hosts : common(winner, winner.hosts(), cells.hosts(), matrix.host)) {
            for (int peers : common(winner, winner.peers(), cells.peers(), matrix.peer)) {
                if (hosts != Scopes.ALL && peers != Scopes.ALL) {
                    Suspect rival = trial.of(hosts, peers);
                    if (rival != null) {
                        tried.add(rival);
                    }
                }
            }
        }
    }

    /** The winner's own set, or where that is all, every set that all of its slow cells are in. */
    private int[] common(Suspect winner, int own, Scopes scopes, int[] member) {
        if (own != Scopes.ALL) {
            return new int[] {own};
        }
        int[][] common = new int[1][];
        cells.each(winner.hosts(), winner.peers(), cell -> {
            if (rest[cell] > winner.effect() / 2) {
                int[] of = scopes.of(member[cell]);
                common[0] = common[0] == null
                        ? of
                        : Arrays.stream(common[0])
                                .filter(scope -> scopes.contains(scope, member[cell]))
                                .toArray();
            }
        });
        return common[0] == null ? new int[0] : common[0];
    }

    private void tryOneSided() {
        int[] slowByHosts = new int[cells.hosts().size()];
        int[] slowByPeers = new int[cells.peers().size()];
        for (int cell : slow) {
            count(slowByHosts, cells.hosts().of(matrix.host[cell]));
            count(slowByPeers, cells.peers().of(matrix.peer[cell]));
        }
        int[] allByHosts = new int[slowByHosts.length];
        int[] allByPeers = new int[slowByPeers.length];
        for (int host = 0; host < matrix.hosts().size(); host++) {
            count(allByHosts, cells.hosts().of(host), matrix.rowEnd(host) - matrix.rowStart(host));
        }
        for (int peer = 0; peer < matrix.peers().size(); peer++) {
            count(allByPeers, cells.peers().of(peer), matrix.columnSize(peer));
        }
        for (int hosts = 0; hosts < slowByHosts.length; hosts++) {
            if (slowByHosts[hosts] > LEAST_SHARE * allByHosts[hosts]) {
                attempt(hosts, Scopes.ALL);
            }
        }
        for (int peers = Scopes.ALL + 1; peers < slowByPeers.length; peers++) {
            if (slowByPeers[peers] > LEAST_SHARE * allByPeers[peers]) {
                attempt(Scopes.ALL, peers);
            }
        }
    }

    private static void count(int[] counts, int[] scopes) {
        count(counts, scopes, 1);
    }

    private static void count(int[] counts, int[] scopes, int cells) {
        for (int scope : scopes) {
            counts[scope] += cells;
        }
    }

    private void tryBetween() {
        // What the slow cells of each pair of sets could explain at most, and for how many windows they have been slow.
        Map<Long, double[]> most = new HashMap<>();
        for (int cell : slow) {
            double gain = trial.most(cell);
            for (int hosts : cells.hosts().of(matrix.host[cell])) {
                for (int peers : cells.peers().of(matrix.peer[cell])) {
                    if (hosts != Scopes.ALL && peers != Scopes.ALL) {
                        double[] sums =
                                most.computeIfAbsent((long) hosts << Integer.SIZE | peers, unseen -> new double[2]);
                        sums[0] += gain;
                        sums[1] += matrix.streak[cell];
                    }
                }
            }
        }
        most.entrySet().stream()
                .filter(entry -> entry.getValue()[1] >= LEAST_SLOW_WINDOWS)
                .sorted((left, right) -> Double.compare(right.getValue()[0], left.getValue()[0]))
                .takeWhile(entry -> entry.getValue()[0] >= worthTrying())
                .forEach(entry -> attempt((int) (entry.getKey() >>> Integer.SIZE), (int) (long) entry.getKey()));
    }

    /** What a suspect between two sets has to explain at least to be the best. */
    private double worthTrying() {
        double prior = trial.prior(Scopes.ALL + 1, Scopes.ALL + 1);
        return best == null ? prior : prior + best.score() - SAME;
    }

    private void attempt(int hosts, int peers) {
        Suspect suspect = trial.of(hosts, peers);
        if (suspect != null) {
            tried.add(suspect);
            if (best == null || isBetter(suspect, best)) {
                best = suspect;
            }
        }
    }

    /** Of two with the same cells, the one that names fewer. */
    private boolean isBetter(Suspect one, Suspect other) {
        if (Math.abs(one.score() - other.score()) > SAME) {
            return one.score() > other.score();
        }
        return named(one) < named(other);
    }

    private long named(Suspect suspect) {
        return (long) cells.hosts().get(suspect.hosts()).members()
                + cells.peers().get(suspect.peers()).members();
    }

    private double margin(Suspect winner) {
        double margin = Double.POSITIVE_INFINITY;
        for (Suspect rival : tried) {
            if (!isSameClaim(winner, rival) && explainsMostOf(winner, rival)) {
                double names = rival.prior() - winner.prior();
                margin = Math.min(
                        margin,
                        winner.gain() - rival.gain() + Math.max(-ODDS_OF_NAMES, Math.min(ODDS_OF_NAMES, names)));
            }
        }
        return margin;
    }

    /** The winner itself, or a wider name for the same cells. */
    private static boolean isSameClaim(Suspect winner, Suspect rival) {
        return winner.cells() == rival.cells()
                && winner.isBetween() == rival.isBetween()
                && Math.abs(winner.gain() - rival.gain()) < SAME;
    }

    private boolean explainsMostOf(Suspect winner, Suspect rival) {
        int[] shared = new int[1];
        cells.each(winner.hosts(), winner.peers(), cell -> {
            if (rest[cell] > winner.effect() / 2 && cells.contains(rival.hosts(), rival.peers(), cell)) {
                shared[0]++;
            }
        });
        return 2 * shared[0] > winner.slow();
    }
}
