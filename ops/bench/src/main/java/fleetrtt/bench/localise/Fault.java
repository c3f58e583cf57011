package fleetrtt.bench.localise;

import fleetrtt.devstack.simulate.Members;
import fleetrtt.devstack.simulate.Slowdown;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Something that is slow, and of which everything is known.
 *
 * @param kind what
 * @param name for people
 * @param isHost the hosts it is about, by number
 * @param isPeer the peers it is about, by number
 * @param hosts the same for the model
 * @param peers the same for the model
 * @param factor by which it is slower
 */
record Fault(
        Kind kind, String name, IntPredicate isHost, IntPredicate isPeer, Members hosts, Members peers, double factor) {
    private static final double LEAST = 1.3;
    private static final double MOST = 4;

    /** What may be slow. */
    enum Kind {
        PEER,
        HOST,
        PATH,
        RACK,
        FLEET
    }

    /** One of a kind, by chance; factors are as likely to be in any part of the logarithm. */
    static Fault random(Kind kind, Layout layout, Random random) {
        int host = random.nextInt(layout.hosts());
        int peer = random.nextInt(layout.peers());
        int rack = layout.rack(host);
        int subnet = layout.subnet(peer);
        double factor = LEAST * Math.pow(MOST / LEAST, random.nextDouble());
        return switch (kind) {
            case PEER -> of(kind, "peer " + peer, any -> true, one -> one == peer, layout, factor);
            case HOST -> of(kind, "host " + host, one -> one == host, any -> true, layout, factor);
            case RACK -> of(kind, "rack " + rack, one -> layout.rack(one) == rack, any -> true, layout, factor);
            case FLEET -> of(kind, "fleet", any -> true, any -> true, layout, factor);
            case PATH -> path(host, peer, rack, subnet, random.nextInt(3), layout, factor);
        };
    }

    private static Fault path(int host, int peer, int rack, int subnet, int which, Layout layout, double factor) {
        IntPredicate ofRack = one -> layout.rack(one) == rack;
        IntPredicate ofSubnet = one -> layout.subnet(one) == subnet;
        return switch (which) {
            case 0 -> of(Kind.PATH, "rack " + rack + " to subnet " + subnet, ofRack, ofSubnet, layout, factor);
            case 1 -> of(Kind.PATH, "rack " + rack + " to peer " + peer, ofRack, one -> one == peer, layout, factor);
            default ->
                of(Kind.PATH, "host " + host + " to subnet " + subnet, one -> one == host, ofSubnet, layout, factor);
        };
    }

    private static Fault of(
            Kind kind, String name, IntPredicate isHost, IntPredicate isPeer, Layout layout, double factor) {
        return new Fault(
                kind, name, isHost, isPeer, members(isHost, layout.hosts()), members(isPeer, layout.peers()), factor);
    }

    private static Members members(IntPredicate is, int count) {
        return Members.of(IntStream.range(0, count).filter(is).toArray());
    }

    Slowdown slowdown(long fromMillis, long toMillis) {
        return Slowdown.ofPath(hosts, peers, factor).between(fromMillis, toMillis);
    }

    boolean covers(int host, int peer) {
        return isHost.test(host) && isPeer.test(peer);
    }
}
