package fleetrtt.devstack.simulate;

import java.util.Arrays;

/** Draws peers by their popularity, with replacement. Immutable. */
final class PeerDraw {
    /** Weight of all peers up to each, that of the last being 1. */
    private final double[] cumulative;

    PeerDraw(double exponent, int peers) {
        cumulative = new double[peers];
        double sum = 0;
        for (int peer = 0; peer < peers; peer++) {
            sum += Math.pow(peer + 1, -exponent);
            cumulative[peer] = sum;
        }
        for (int peer = 0; peer < peers; peer++) {
            cumulative[peer] /= sum;
        }
    }

    int draw(Dice dice) {
        int found = Arrays.binarySearch(cumulative, dice.share());
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
    }
}
