package fleetrtt.bench.aggregator;

import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import java.util.Locale;

/**
 * One load: so many hosts that report so many remotes each in so many intervals of 10 s.
 *
 * @param name as on the command line
 * @param hosts of the fleet
 * @param remotes reported by each host in each interval
 * @param peers in all
 * @param intervals of 10 s
 * @param popularity of the peers
 */
record BenchCase(String name, int hosts, int remotes, int peers, int intervals, Popularity popularity) {
    /** How the peers are shared out. */
    enum Shares {
        UNIFORM,
        /** With exponent 1. */
        ZIPF,
        /** Every host reports the hot peer and one other, so half of all records are of one address. */
        HOT;

        private Popularity popularity() {
            return switch (this) {
                case UNIFORM -> Popularity.uniform();
                case ZIPF -> Popularity.zipf(1);
                case HOT -> Popularity.oneHot();
            };
        }
    }

    /** As many reports each interval as hosts times remotes, whatever the shares. */
    static BenchCase of(Shares shares, int hosts, int remotes, int peers, int intervals) {
        String name = shares.name().toLowerCase(Locale.ROOT) + "-" + peers;
        int remotesThen = Math.min(shares == Shares.HOT ? 2 : remotes, peers);
        int hostsThen = Math.max(1, hosts * remotes / remotesThen);
        return new BenchCase(name, hostsThen, remotesThen, peers, intervals, shares.popularity());
    }

    long records() {
        return (long) hosts * remotes * intervals;
    }

    /** The last interval ends at an instant, or less than one before. */
    FleetShape endingAt(long millis) {
        return FleetShape.of(hosts, remotes, peers, millis - 10_000L * intervals)
                .withPopularity(popularity);
    }
}
