package fleetrtt.devstack.simulate;

/**
 * RTT between some hosts and some peers that grows for a time.
 *
 * @param hosts on the one end
 * @param peers on the other
 * @param fromMillis since when, milliseconds since the epoch, inclusive
 * @param toMillis until when, exclusive
 * @param factor by which RTT is longer then
 */
public record Slowdown(Members hosts, Members peers, long fromMillis, long toMillis, double factor) {
    public Slowdown {
        if (!(factor > 0 && factor <= 1e6)) {
            throw new IllegalArgumentException("factor " + factor + " does not lie within 0 to a million");
        }
    }

    /** The peer itself: every host sees it. For ever, see {@link #between}. */
    public static Slowdown ofPeer(int peer, double factor) {
        return ofPath(Members.all(), Members.of(peer), factor);
    }

    /** The host itself: it sees every peer so. For ever, see {@link #between}. */
    public static Slowdown ofHost(int host, double factor) {
        return ofPath(Members.of(host), Members.all(), factor);
    }

    /** What lies between: a rack's uplink, a transit, a region. For ever, see {@link #between}. */
    public static Slowdown ofPath(Members hosts, Members peers, double factor) {
        return new Slowdown(hosts, peers, Long.MIN_VALUE, Long.MAX_VALUE, factor);
    }

    /** The same from one instant, inclusive, to another, exclusive, in milliseconds since the epoch. */
    public Slowdown between(long from, long to) {
        return new Slowdown(hosts, peers, from, to, factor);
    }

    double factor(int host, int peer, long atMillis) {
        boolean slow = atMillis >= fromMillis && atMillis < toMillis && hosts.contains(host) && peers.contains(peer);
        return slow ? factor : 1;
    }
}
