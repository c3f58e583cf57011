package fleetrtt.localise;

import fleetrtt.address.IpAddress;
import fleetrtt.localise.Scope.Breadth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Culprits that are one, seen from two ends: a host, and the peer whose address is that host's; the path there, and the
 * path back. Where both say so, each takes its share of the other's doubt. Immutable.
 */
final class TwoEnds {
    /** What is left of a confidence in a path when the way back is measured and as it ever was. */
    private static final double CONTRADICTED = 0.7;

    private final Cells cells;
    private final Map<IpAddress, String> owners;

    /** @param owners names of hosts by their own addresses */
    TwoEnds(Cells cells, Map<IpAddress, String> owners) {
        this.cells = cells;
        this.owners = owners;
    }

    /** One that stands for all that were joined to it. */
    record Joined(Culprit culprit, double confidence, List<Culprit> others) {}

    List<Joined> join(List<Culprit> culprits, Judge judge) {
        List<Joined> joined = new ArrayList<>();
        for (Culprit culprit : culprits) {
            double confidence = judge.confidence(culprit);
            int same = same(joined, culprit);
            if (same < 0) {
                joined.add(new Joined(culprit, confidence, List.of()));
            } else {
                joined.set(same, join(joined.get(same), culprit, confidence));
            }
        }
        return joined.stream().map(this::contradict).toList();
    }

    private int same(List<Joined> joined, Culprit culprit) {
        for (int i = 0; i < joined.size(); i++) {
            if (isOther(joined.get(i).culprit().suspect(), culprit.suspect())
                    && joined.get(i).others().isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static Joined join(Joined one, Culprit other, double confidence) {
        double both = 1 - (1 - one.confidence()) * (1 - confidence);
        // The host is known by its name; as a peer it is only an address.
        boolean hostFirst = one.culprit().suspect().hosts() != Scopes.ALL;
        return hostFirst
                ? new Joined(one.culprit(), both, List.of(other))
                : new Joined(other, both, List.of(one.culprit()));
    }

    private boolean isOther(Suspect one, Suspect other) {
        if (one.isBetween() && other.isBetween()) {
            String from = host(one.hosts());
            String back = host(other.hosts());
            return from != null
                    && back != null
                    && Objects.equals(owner(one.peers()), back)
                    && Objects.equals(owner(other.peers()), from);
        }
        return isSame(one, other) || isSame(other, one);
    }

    private boolean isSame(Suspect host, Suspect peer) {
        String name = host(host.hosts());
        return name != null
                && host.peers() == Scopes.ALL
                && peer.hosts() == Scopes.ALL
                && name.equals(owner(peer.peers()));
    }

    private @Nullable String host(int scope) {
        Scope hosts = cells.hosts().get(scope);
        return hosts.breadth() == Breadth.ONE ? hosts.name() : null;
    }

    /** The host that a single peer is; null when that is not known. */
    private @Nullable String owner(int scope) {
        Scope peers = cells.peers().get(scope);
        return peers.breadth() == Breadth.ONE ? owners.get(IpAddress.parse(peers.name())) : null;
    }

    /** A path of one cell whose way back is well. */
    private Joined contradict(Joined joined) {
        Suspect suspect = joined.culprit().suspect();
        boolean alone = suspect.isBetween() && joined.others().isEmpty();
        return alone && isWellBack(suspect)
                ? new Joined(joined.culprit(), CONTRADICTED * joined.confidence(), List.of())
                : joined;
    }

    private boolean isWellBack(Suspect suspect) {
        String from = host(suspect.hosts());
        String back = owner(suspect.peers());
        ShiftMatrix matrix = cells.matrix();
        int row = back == null ? -1 : matrix.hosts().indexOf(back);
        for (int cell = row < 0 ? 0 : matrix.rowStart(row); row >= 0 && cell < matrix.rowEnd(row); cell++) {
            if (Objects.equals(owners.get(matrix.peers().get(matrix.peer[cell])), from)
                    && matrix.shift[cell] < suspect.effect() / 2) {
                return true;
            }
        }
        return false;
    }
}
