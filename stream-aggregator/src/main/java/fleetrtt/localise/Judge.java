package fleetrtt.localise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * From a culprit to a verdict: how sure it is, who speaks for and against it, and what to tell people. Works on the
 * window's cells, after the pursuit.
 */
final class Judge {
    /** Below it nobody is blamed. */
    static final double LEAST_CONFIDENCE = 0.5;

    /** How much of the doubt each further cell that is as it should be takes away. */
    private static final double DOUBT_PER_WITNESS = 0.5;

    /**
     * The same for what is between, by cells and windows: any pair is slow now and then for a moment, which is nobody's
     * fault. So one cell alone has to be slow for three windows, three cells for one.
     */
    private static final double DOUBT_PER_SLOW_WINDOW = 0.75;

    private final Cells cells;
    private final Pursuit pursuit;

    Judge(Cells cells, Pursuit pursuit) {
        this.cells = cells;
        this.pursuit = pursuit;
    }

    /** @param confidence in it, from this end and from the other */
    Verdict of(Culprit culprit, double confidence) {
        Suspect suspect = culprit.suspect();
        Blame likeliest = likeliest(suspect);
        Blame blame = confidence < LEAST_CONFIDENCE ? Blame.UNKNOWN : likeliest;
        Scope hosts = cells.hosts().get(suspect.hosts());
        Scope peers = cells.peers().get(suspect.peers());
        return new Verdict(
                blame,
                hosts.name(),
                peers.name(),
                suspect.effect(),
                suspect.error(),
                confidence,
                suspect.slow(),
                suspect.cells() - suspect.slow(),
                hosts(suspect, true),
                hosts(suspect, false),
                Sentence.of(likeliest, blame, hosts, peers, suspect));
    }

    static Blame likeliest(Suspect suspect) {
        if (suspect.isBetween()) {
            return Blame.PATH;
        }
        if (suspect.hosts() == Scopes.ALL) {
            return suspect.peers() == Scopes.ALL ? Blame.FLEET : Blame.PEER;
        }
        return Blame.HOST;
    }

    /** From what this culprit's own cells and those around it say. */
    double confidence(Culprit culprit) {
        Suspect suspect = culprit.suspect();
        double likelier = 1 / (1 + Math.exp(-culprit.margin() / 2));
        return suspect.share() * likelier * (suspect.isBetween() ? between(suspect) : witnessed(suspect));
    }

    private static double witnessed(Suspect suspect) {
        return 1 - Math.pow(DOUBT_PER_WITNESS, suspect.slow());
    }

    /** Its hosts have to see others well, and its peers have to be well seen by others. */
    private double between(Suspect suspect) {
        return (1 - Math.pow(DOUBT_PER_SLOW_WINDOW, slowWindows(suspect)))
                * (1 - Math.pow(DOUBT_PER_WITNESS, well(suspect, suspect.hosts(), Scopes.ALL)))
                * (1 - Math.pow(DOUBT_PER_WITNESS, well(suspect, Scopes.ALL, suspect.peers())));
    }

    private int slowWindows(Suspect suspect) {
        int[] windows = new int[1];
        cells.each(suspect.hosts(), suspect.peers(), cell -> {
            if (isFor(suspect, cell)) {
                windows[0] += cells.matrix().streak[cell];
            }
        });
        return windows[0];
    }

    /** What this culprit is to explain is in no cell's rest any more. */
    private boolean isFor(Suspect suspect, int cell) {
        return pursuit.rest(cell) > -suspect.effect() / 2;
    }

    private int well(Suspect suspect, int hosts, int peers) {
        int[] well = new int[1];
        cells.each(hosts, peers, cell -> {
            if (!cells.contains(suspect.hosts(), suspect.peers(), cell) && pursuit.rest(cell) < suspect.effect() / 2) {
                well[0]++;
            }
        });
        return well[0];
    }

    private List<String> hosts(Suspect suspect, boolean slow) {
        ShiftMatrix matrix = cells.matrix();
        List<Integer> found = new ArrayList<>();
        cells.each(suspect.hosts(), suspect.peers(), cell -> {
            if (isFor(suspect, cell) == slow) {
                found.add(cell);
            }
        });
        Comparator<Integer> slowest = Comparator.comparingDouble(cell -> -pursuit.rest(cell));
        Stream<String> names = found.stream()
                .sorted(slow ? slowest : slowest.reversed())
                .map(cell -> matrix.hosts().get(matrix.host[cell]))
                .distinct();
        return names.limit(Verdict.NAMED).toList();
    }
}
