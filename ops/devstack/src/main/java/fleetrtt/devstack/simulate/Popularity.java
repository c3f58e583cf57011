package fleetrtt.devstack.simulate;

/**
 * How likely a host is to talk to each peer: peer i with a weight of (i + 1)^−exponent, and peer 0 for certain where
 * all hosts share it.
 *
 * @param exponent of Zipf's distribution; 0 makes all peers alike
 * @param shared whether every host talks to peer 0
 */
public record Popularity(double exponent, boolean shared) {
    public Popularity {
        if (!(exponent >= 0 && exponent <= 10)) {
            throw new IllegalArgumentException("exponent " + exponent + " does not lie within 0 to 10");
        }
    }

    /** All peers alike. */
    public static Popularity uniform() {
        return new Popularity(0, false);
    }

    /** A few that many hosts talk to, and many that few do. */
    public static Popularity zipf(double exponent) {
        return new Popularity(exponent, false);
    }

    /** One that every host talks to, and for the rest all alike. */
    public static Popularity oneHot() {
        return new Popularity(0, true);
    }
}
