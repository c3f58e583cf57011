package fleetrtt.localise;

import fleetrtt.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;

/**
 * A fleet of hosts h0, h1, … ten to a rack, and peers 10.A.B.C, ten to a /24 and thirty to a /16, whose shifts are noise
 * until something is slow.
 */
final class TestMatrix {
    private static final double NOISE = 0.1;

    private final int hosts;
    private final int peers;
    private final double density;
    private final long seed;
    private int windows = 1;
    private final List<Slow> slow = new ArrayList<>();

    private record Slow(BiPredicate<Integer, Integer> cells, double shift) {}

    TestMatrix(int hosts, int peers, double density, long seed) {
        this.hosts = hosts;
        this.peers = peers;
        this.density = density;
        this.seed = seed;
    }

    TestMatrix slow(double shift, BiPredicate<Integer, Integer> cells) {
        slow.add(new Slow(cells, shift));
        return this;
    }

    /** For how many windows in a row each cell has been as it is. */
    TestMatrix windows(int number) {
        windows = number;
        return this;
    }

    static IpAddress peer(int number) {
        return IpAddress.parse("10." + number / 30 + "." + number / 10 % 3 + "." + (1 + number % 10));
    }

    ShiftMatrix build() {
        Random random = new Random(seed);
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        for (int host = 0; host < hosts; host++) {
            matrix.row("h" + host, Map.of("rack", "r" + host / 10));
            for (int peer = 0; peer < peers; peer++) {
                double shift = NOISE * random.nextGaussian();
                if (random.nextDouble() < density) {
                    for (Slow one : slow) {
                        shift += one.cells.test(host, peer) ? one.shift : 0;
                    }
                    matrix.cell(peer(peer), shift, NOISE, 100, windows);
                }
            }
        }
        return matrix.build();
    }

    Diagnosis diagnosis() {
        return Localiser.of(build(), Map.of());
    }
}
