package fleetrtt.bench.localise;

import java.util.function.IntPredicate;

/**
 * What a method blames.
 *
 * @param kind as faults have it; a group of peers is a peer, a group of hosts a rack
 * @param isHost the hosts it names, by number
 * @param isPeer the peers it names, by number
 */
record Claim(Fault.Kind kind, IntPredicate isHost, IntPredicate isPeer) {
    boolean covers(int host, int peer) {
        return isHost.test(host) && isPeer.test(peer);
    }

    /** Whether it names what is at fault: the same cells, on the right side. */
    boolean isOf(Fault fault, Scene scene) {
        if (side(kind) != side(fault.kind())) {
            return false;
        }
        for (int cell = 0; cell < scene.hosts().length; cell++) {
            int host = scene.hosts()[cell];
            int peer = scene.peers()[cell];
            if (covers(host, peer) != fault.covers(host, peer)) {
                return false;
            }
        }
        return true;
    }

    /** A rack of which one host is there is that host. */
    private static Fault.Kind side(Fault.Kind kind) {
        return kind == Fault.Kind.RACK ? Fault.Kind.HOST : kind;
    }
}
