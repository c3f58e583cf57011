package fleetrtt.localise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which hosts and peers are slow, and which culprit explains each. One slow cell among many is enough when a culprit
 * explains it: that of a slow host makes the tail of each of its peers, and alerts are about tails. Used once.
 */
final class Accusations {
    /** Share of its cells that are slow from which on a host or peer is, even when nobody is to blame. */
    private static final double SLOW_SHARE = 0.25;

    private final Cells cells;
    private final Pursuit pursuit;
    private final List<List<Culprit>> verdicts;
    private final List<Accusation> found = new ArrayList<>();
    private final Effect effect = new Effect();

    /** @param verdicts the culprits of each verdict */
    Accusations(Cells cells, Pursuit pursuit, List<List<Culprit>> verdicts) {
        this.cells = cells;
        this.pursuit = pursuit;
        this.verdicts = verdicts;
    }

    List<Accusation> all() {
        ShiftMatrix matrix = cells.matrix();
        for (int host = 0; host < matrix.hosts().size(); host++) {
            int row = Scopes.one(host);
            accuse(true, matrix.hosts().get(host), row, Scopes.ALL);
        }
        for (int peer = 0; peer < matrix.peers().size(); peer++) {
            accuse(false, matrix.peers().get(peer).toString(), Scopes.ALL, Scopes.one(peer));
        }
        return found;
    }

    private void accuse(boolean isHost, String subject, int hosts, int peers) {
        int[] slow = new int[1];
        effect.clear();
        cells.each(hosts, peers, cell -> {
            effect.add(cells.matrix().shift[cell], cells.matrix().fresh[cell]);
            if (pursuit.isSlow(cell)) {
                slow[0]++;
            }
        });
        int verdict = slow[0] == 0 ? Accusation.NONE : verdict(hosts, peers, slow[0]);
        if (verdict != Accusation.NONE || (slow[0] > 0 && slow[0] >= SLOW_SHARE * effect.count())) {
            found.add(new Accusation(isHost, subject, effect.median(), verdict));
        }
    }

    private int verdict(int hosts, int peers, int slow) {
        int[] explained = new int[verdicts.size()];
        IntConsumer explain = cell -> {
            if (pursuit.isSlow(cell)) {
                for (int verdict = 0; verdict < explained.length; verdict++) {
                    explained[verdict] += explains(verdict, cell) ? 1 : 0;
                }
            }
        };
        cells.each(hosts, peers, explain);
        int most = Accusation.NONE;
        for (int verdict = 0; verdict < explained.length; verdict++) {
            if (2 * explained[verdict] >= slow && (most < 0 || explained[verdict] > explained[most])) {
                most = verdict;
            }
        }
        return most;
    }

    private boolean explains(int verdict, int cell) {
        return verdicts.get(verdict).stream()
                .anyMatch(culprit -> cells.contains(
                        culprit.suspect().hosts(), culprit.suspect().peers(), cell));
    }
}
