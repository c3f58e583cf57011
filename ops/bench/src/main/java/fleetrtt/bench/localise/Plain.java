package fleetrtt.bench.localise;

import fleetrtt.localise.ShiftMatrix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The plain rule: who has five cells or more, 80 % of which are slow, is to blame; the whole fleet before racks, racks
 * before hosts, those before subnets, subnets before peers, and last what lies between a rack and a subnet. What is
 * blamed explains its cells. As BlameIt groups, with its threshold τ = 0.8 (SIGCOMM 2019).
 */
final class Plain implements Method {
    private static final double SHARE = 0.8;
    private static final int LEAST_CELLS = 5;
    /** As ours: 1.23 times as slow. */
    private static final double SLOW = 0.3;

    @Override
    public String name() {
        return "80 % rule";
    }

    @Override
    public List<Claim> claims(Scene scene) {
        Layout layout = scene.layout();
        Voting voting = new Voting(scene);
        voting.put(Fault.Kind.FLEET, any -> true, any -> true);
        for (int rack = 0; rack < layout.racks(); rack++) {
            int one = rack;
            voting.put(Fault.Kind.RACK, host -> layout.rack(host) == one, any -> true);
        }
        for (int host = 0; host < layout.hosts(); host++) {
            int one = host;
            voting.put(Fault.Kind.HOST, other -> other == one, any -> true);
        }
        int subnets = layout.subnet(layout.peers() - 1) + 1;
        for (int subnet = 0; subnet < subnets; subnet++) {
            int one = subnet;
            voting.put(Fault.Kind.PEER, any -> true, peer -> layout.subnet(peer) == one);
        }
        for (int peer = 0; peer < layout.peers(); peer++) {
            int one = peer;
            voting.put(Fault.Kind.PEER, any -> true, other -> other == one);
        }
        for (int rack = 0; rack < layout.racks(); rack++) {
            for (int subnet = 0; subnet < subnets; subnet++) {
                int from = rack;
                int to = subnet;
                voting.put(Fault.Kind.PATH, host -> layout.rack(host) == from, peer -> layout.subnet(peer) == to);
            }
        }
        return voting.claims;
    }

    private static final class Voting {
        private final Scene scene;
        private final BitSet slow = new BitSet();
        private final BitSet explained = new BitSet();
        private final List<Claim> claims = new ArrayList<>();

        Voting(Scene scene) {
            this.scene = scene;
            ShiftMatrix matrix = scene.matrix();
            for (int cell = 0; cell < matrix.size(); cell++) {
                slow.set(cell, matrix.shift(cell) > SLOW);
            }
        }

        void put(Fault.Kind kind, IntPredicate isHost, IntPredicate isPeer) {
            BitSet cells = new BitSet();
            for (int cell = 0; cell < scene.hosts().length; cell++) {
                if (!explained.get(cell) && isHost.test(scene.hosts()[cell]) && isPeer.test(scene.peers()[cell])) {
                    cells.set(cell);
                }
            }
            BitSet votes = (BitSet) cells.clone();
            votes.and(slow);
            if (cells.cardinality() >= LEAST_CELLS && votes.cardinality() >= SHARE * cells.cardinality()) {
                claims.add(new Claim(kind, isHost, isPeer));
                explained.or(cells);
            }
        }
    }
}
