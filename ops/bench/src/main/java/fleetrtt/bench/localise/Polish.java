package fleetrtt.bench.localise;

import fleetrtt.localise.ShiftMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tukey's median polish ("Exploratory Data Analysis", 1977, chapter 11) over the cells that there are: shift = fleet + host
 * + peer + residual, by medians of rows and columns in turn. Whose effect is slow is to blame; a rack or subnet whose
 * members are, 80 % of them, in their place. It knows nothing of paths.
 */
final class Polish implements Method {
    private static final double SLOW = 0.3;
    private static final double SHARE = 0.8;
    private static final int LEAST_CELLS = 5;
    private static final int SWEEPS = 10;

    @Override
    public String name() {
        return "median polish";
    }

    @Override
    public List<Claim> claims(Scene scene) {
        Layout layout = scene.layout();
        double[] hosts = new double[layout.hosts()];
        double[] peers = new double[layout.peers()];
        double fleet = fit(scene, hosts, peers);
        List<Claim> claims = new ArrayList<>();
        if (fleet > SLOW) {
            claims.add(new Claim(Fault.Kind.FLEET, any -> true, any -> true));
        }
        boolean[] slowHosts = slow(hosts, scene.hosts());
        for (int rack = 0; rack < layout.racks(); rack++) {
            int one = rack;
            int[] members = IntStream.range(0, layout.hosts())
                    .filter(host -> layout.rack(host) == one)
                    .toArray();
            if (most(members, slowHosts)) {
                claims.add(new Claim(Fault.Kind.RACK, host -> layout.rack(host) == one, any -> true));
                Arrays.stream(members).forEach(host -> slowHosts[host] = false);
            }
        }
        boolean[] slowPeers = slow(peers, scene.peers());
        for (int subnet = 0; subnet <= layout.subnet(layout.peers() - 1); subnet++) {
            int one = subnet;
            int[] members = IntStream.range(0, layout.peers())
                    .filter(peer -> layout.subnet(peer) == one)
                    .toArray();
            if (most(members, slowPeers)) {
                claims.add(new Claim(Fault.Kind.PEER, any -> true, peer -> layout.subnet(peer) == one));
                Arrays.stream(members).forEach(peer -> slowPeers[peer] = false);
            }
        }
        for (int host = 0; host < slowHosts.length; host++) {
            int one = host;
            if (slowHosts[host]) {
                claims.add(new Claim(Fault.Kind.HOST, other -> other == one, any -> true));
            }
        }
        for (int peer = 0; peer < slowPeers.length; peer++) {
            int one = peer;
            if (slowPeers[peer]) {
                claims.add(new Claim(Fault.Kind.PEER, any -> true, other -> other == one));
            }
        }
        return claims;
    }

    private static boolean[] slow(double[] effects, int[] owners) {
        int[] cells = new int[effects.length];
        Arrays.stream(owners).forEach(owner -> cells[owner]++);
        boolean[] slow = new boolean[effects.length];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = effects[i] > SLOW && cells[i] >= LEAST_CELLS;
        }
        return slow;
    }

    private static boolean most(int[] members, boolean[] slow) {
        long some = Arrays.stream(members).filter(member -> slow[member]).count();
        return members.length > 1 && some >= SHARE * members.length;
    }

    /** Sets the effects of hosts and peers; the fleet's. */
    private static double fit(Scene scene, double[] hosts, double[] peers) {
        ShiftMatrix matrix = scene.matrix();
        double[] rest = new double[matrix.size()];
        for (int cell = 0; cell < rest.length; cell++) {
            rest[cell] = matrix.shift(cell);
        }
        double fleet = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            remove(rest, scene.hosts(), hosts);
            double ofHosts = centre(hosts);
            remove(rest, scene.peers(), peers);
            double ofPeers = centre(peers);
            fleet += ofHosts + ofPeers;
        }
        return fleet;
    }

    private static void remove(double[] rest, int[] owners, double[] effects) {
        List<List<Double>> cells = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            cells.add(new ArrayList<>());
        }
        for (int cell = 0; cell < rest.length; cell++) {
            cells.get(owners[cell]).add(rest[cell]);
        }
        double[] medians = cells.stream().mapToDouble(Polish::median).toArray();
        for (int i = 0; i < effects.length; i++) {
            effects[i] += medians[i];
        }
        for (int cell = 0; cell < rest.length; cell++) {
            rest[cell] -= medians[owners[cell]];
        }
    }

    private static double centre(double[] effects) {
        double median = median(Arrays.stream(effects).boxed().toList());
        for (int i = 0; i < effects.length; i++) {
            effects[i] -= median;
        }
        return median;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
