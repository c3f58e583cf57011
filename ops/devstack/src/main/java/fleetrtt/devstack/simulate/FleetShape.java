package fleetrtt.devstack.simulate;

import java.time.Duration;

/**
 * How large a simulated fleet is, and what is ordinary in it. Every host sends exactly {@link #remotes} reports in
 * every interval.
 *
 * @param hosts how many there are
 * @param remotes how many peers each host reports in an interval
 * @param peers how many there are in all
 * @param popularity which peers the hosts talk to
 * @param quiet share of a host's reports that are of peers it seldom talks to: a few samples, in one interval of eight
 * @param other whether the last report of every interval is of {@code other}
 * @param daily by how much load rises and falls within a day, as a share of its mean; 0 to 1
 * @param noise how RTT wanders though nothing is wrong
 * @param interval length of an interval
 * @param firstStartMillis start of the first interval, in milliseconds since the epoch, moved back to where an interval
 *     begins; also every host's incarnation
 * @param seed of everything that looks like chance
 */
public record FleetShape(
        int hosts,
        int remotes,
        int peers,
        Popularity popularity,
        double quiet,
        boolean other,
        double daily,
        Noise noise,
        Duration interval,
        long firstStartMillis,
        long seed) {
    public FleetShape {
        if (hosts < 1 || hosts > 1_000_000) {
            throw new IllegalArgumentException("number of simulated hosts " + hosts + " is not within 1 to 1000000");
        }
        if (peers < 1 || peers > 10_000_000) {
            throw new IllegalArgumentException("number of simulated peers " + peers + " is not within 1 to 10000000");
        }
        if (remotes < 1 || remotes > peers) {
            throw new IllegalArgumentException("remotes per host " + remotes + " are not within 1 to " + peers);
        }
        requireShare("quiet", quiet);
        requireShare("daily", daily);
        firstStartMillis -= Math.floorMod(firstStartMillis, interval.toMillis());
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + " does not lie within 0 to 1");
        }
    }

    /** All peers alike, intervals of 10 s, and nothing else: no quiet peers, no {@code other}, no daily rhythm, no noise. */
    public static FleetShape of(int hosts, int remotes, int peers, long firstStartMillis) {
        return new FleetShape(
                hosts,
                remotes,
                peers,
                Popularity.uniform(),
                0,
                false,
                0,
                Noise.none(),
                Duration.ofSeconds(10),
                firstStartMillis,
                20_260_101);
    }

    public FleetShape withPopularity(Popularity wanted) {
        return new FleetShape(
                hosts, remotes, peers, wanted, quiet, other, daily, noise, interval, firstStartMillis, seed);
    }

    /** Quiet peers, {@code other}, daily rhythm and noise as in life. */
    public FleetShape lifelike() {
        return new FleetShape(
                hosts, remotes, peers, popularity, 0.2, true, 0.3, Noise.lifelike(), interval, firstStartMillis, seed);
    }

    public FleetShape withInterval(Duration length) {
        return new FleetShape(
                hosts, remotes, peers, popularity, quiet, other, daily, noise, length, firstStartMillis, seed);
    }

    public FleetShape withSeed(long wanted) {
        return new FleetShape(
                hosts, remotes, peers, popularity, quiet, other, daily, noise, interval, firstStartMillis, wanted);
    }

    /** Start of an interval by its number, from 0; true time, in milliseconds since the epoch. */
    public long startMillis(long number) {
        return firstStartMillis + number * interval.toMillis();
    }
}
