package fleetrtt.devstack.simulate;

import java.util.BitSet;

/**
 * Which peers each host talks to, each once: its steady ones, and for each of its quiet places several that take
 * turns. Immutable.
 */
final class Contacts {
    /** Peers that share one quiet place, so each has its turn in one interval of so many. */
    private static final int TURNS = 8;
    /** Draws per peer wanted; a popularity that leaves it at that is so steep that the next most popular will do. */
    private static final int PATIENCE = 50;

    private final int steady;
    private final int turns;
    private final int width;
    private final int[] peers;

    Contacts(FleetShape shape) {
        int quiet = (int) (shape.quiet() * shape.remotes());
        steady = shape.remotes() - quiet;
        turns = quiet == 0 ? 1 : Math.min(TURNS, (shape.peers() - steady) / quiet);
        width = steady + quiet * turns;
        peers = new int[Math.multiplyExact(shape.hosts(), width)];
        PeerDraw draw = new PeerDraw(shape.popularity().exponent(), shape.peers());
        for (int host = 0; host < shape.hosts(); host++) {
            choose(host, shape, draw);
        }
    }

    private void choose(int host, FleetShape shape, PeerDraw draw) {
        BitSet chosen = new BitSet(shape.peers());
        Dice dice = Dice.of(shape.seed(), host, -1);
        for (int place = 0; place < width; place++) {
            int peer = place == 0 && shape.popularity().shared() ? 0 : drawn(draw, dice, chosen);
            chosen.set(peer);
            peers[host * width + place] = peer;
        }
    }

    private static int drawn(PeerDraw draw, Dice dice, BitSet chosen) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            int peer = draw.draw(dice);
            if (!chosen.get(peer)) {
                return peer;
            }
        }
        return chosen.nextClearBit(0);
    }

    boolean isQuiet(int place) {
        return place >= steady;
    }

    /** The peer at one of a host's places in an interval. */
    int peer(int host, int place, long interval) {
        int row = host * width;
        if (!isQuiet(place)) {
            return peers[row + place];
        }
        return peers[row + steady + (place - steady) * turns + Math.floorMod(interval, turns)];
    }
}
