package fleetrtt.devstack.simulate;

/**
 * What happens between a host and a peer from interval to interval and is nobody's fault: RTT is longer or shorter by a
 * lognormal factor, whose spread is the pair's own, and now and then much longer.
 *
 * @param spread standard deviation of the factor's log2; pairs have from a third of it to nearly twice it
 * @param gusts share of intervals in which RTT is 1.5 to 4 times as long
 */
public record Weather(double spread, double gusts) {
    static final Weather CALM = new Weather(0, 0);

    private static final double LEAST_GUST = 1.5;
    private static final double GUST_RANGE = 2.5;

    double factor(long seed, int host, int peer, long atMillis) {
        if (spread == 0 && gusts == 0) {
            return 1;
        }
        long pair = (long) host << 32 | (peer & 0xffffffffL);
        double own = spread * (1.0 / 3 + 1.5 * Dice.of(seed, pair, -3).share());
        Dice dice = Dice.of(~seed, pair, atMillis);
        double factor = Math.pow(2, own * dice.normal());
        return dice.share() < gusts ? factor * (LEAST_GUST + GUST_RANGE * dice.share()) : factor;
    }
}
