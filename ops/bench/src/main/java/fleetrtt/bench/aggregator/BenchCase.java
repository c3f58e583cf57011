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
        HOT,
        /** Every host reports two peers, as where one is hot, but any two. */
        PAIRS;

        private Popularity popularity() {
            return switch (this) {
                case UNIFORM, PAIRS -> Popularity.uniform();
                case ZIPF -> Popularity.zipf(1);
                case HOT -> Popularity.oneHot();
            };
        }

        private int most() {
            return this == HOT || this == PAIRS ? 2 : Integer.MAX_VALUE;
        }
    }

    /** As many reports each interval as hosts times remotes, whatever the shares. */
    static BenchCase of(Shares shares, int hosts, int remotes, int peers, int intervals) {
        String name = shares.name().toLowerCase(Locale.ROOT) + "-" + peers;
        int remotesThen = Math.min(Math.min(shares.most(), remotes), peers);
        int hostsThen = Math.max(1, hosts * remotes / remotesThen);
        return new BenchCase(name, hostsThen, remotesThen, peers, intervals, shares.popularity());
    }

    /** Whether collectors send heartbeats too; not where these would be as many as the reports. */
    boolean beats() {
        return remotes > 9;
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
