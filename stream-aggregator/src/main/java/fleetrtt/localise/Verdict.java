package fleetrtt.localise;

import java.util.List;

/**
 * Whose fault it is, and what speaks for it.
 *
 * @param blame where it lies
 * @param hosts the host at fault or on the one end of the path, or label=value of several; empty for all
 * @param peers the peer at fault or on the other end, or the prefix of several; empty for all
 * @param effect by which its cells are slower, in log2: 1 is twice as slow
 * @param error standard error of the effect
 * @param confidence 0 to 1
 * @param cellsFor cells of it that are slow by at least half the effect
 * @param cellsAgainst its other cells
 * @param hostsFor hosts of cells for it, the slowest first, {@value #NAMED} at most
 * @param hostsAgainst hosts of cells against it, those that contradict it most first, {@value #NAMED} at most
 * @param sentence the verdict for people
 */
public record Verdict(
        Blame blame,
        String hosts,
        String peers,
        double effect,
        double error,
        double confidence,
        int cellsFor,
        int cellsAgainst,
        List<String> hostsFor,
        List<String> hostsAgainst,
        String sentence) {
    static final int NAMED = 8;

    public Verdict {
        hostsFor = List.copyOf(hostsFor);
        hostsAgainst = List.copyOf(hostsAgainst);
    }

    /** What is at fault, by one name: {@code web-1}, {@code rack=r7}, {@code 10.3.0.0/16}, {@code web-1 - 10.0.0.5}. */
    public String subject() {
        if (hosts.isEmpty() && peers.isEmpty()) {
            return "fleet";
        }
        return hosts.isEmpty() || peers.isEmpty() ? hosts + peers : hosts + " - " + peers;
    }
}
