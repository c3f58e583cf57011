package fleetrtt.devstack.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * When and in which order intervals are sent. Whatever the order of hosts, each host's records go out in the order of
 * their sequence, but for replays. A pure function of the seed.
 *
 * @param away share of hosts that at any time have no way to Kafka, and send all of it once they have
 * @param longestAway for how many intervals at most; 1 at least
 * @param shuffled whether hosts are sent in another order each time, with their intervals apart
 * @param replays what is sent again
 * @param seed of everything that looks like chance
 */
public record Delivery(double away, int longestAway, boolean shuffled, Replays replays, long seed) {
    /** One tail in so many intervals of a host. */
    private static final int TAIL_EVERY = 4;

    public Delivery {
        if (!(away >= 0 && away <= 1) || longestAway < 1) {
            throw new IllegalArgumentException(
                    "away " + away + " for " + longestAway + " intervals is not a share of hosts for 1 or more");
        }
    }

    /** Every interval at its end, once, host by host. */
    public static Delivery prompt() {
        return new Delivery(0, 1, false, Replays.NONE, 0);
    }

    public Delivery withOutages(double share, int longest) {
        return new Delivery(share, longest, shuffled, replays, seed);
    }

    public Delivery shuffledBy(long chance) {
        return new Delivery(away, longestAway, true, replays, chance);
    }

    public Delivery replaying(Replays what) {
        return new Delivery(away, longestAway, shuffled, what, seed);
    }

    /**
     * What is sent once an interval is over.
     *
     * @param interval its number, from 0
     * @param last whether nobody is away any more
     */
    List<Parcel> due(FleetShape shape, long interval, boolean last) {
        List<Queue<Parcel>> hosts = new ArrayList<>(shape.hosts());
        for (int host = 0; host < shape.hosts(); host++) {
            hosts.add(dueOf(host, interval, last, shape.remotes()));
        }
        List<Integer> order = new ArrayList<>();
        for (int host = 0; host < shape.hosts(); host++) {
            for (int parcel = 0; parcel < hosts.get(host).size(); parcel++) {
                order.add(host);
            }
        }
        if (shuffled) {
            shuffle(order, Dice.of(seed, interval, -3));
        }
        return order.stream().map(host -> hosts.get(host).remove()).toList();
    }

    private Queue<Parcel> dueOf(int host, long interval, boolean last, int remotes) {
        Queue<Parcel> due = new ArrayDeque<>();
        if (isAway(host, interval) && !last) {
            return due;
        }
        long first = interval;
        while (first > 0 && isAway(host, first - 1)) {
            first--;
        }
        Dice dice = Dice.of(seed, host, interval);
        if (replays == Replays.TAILS && first > 0 && dice.below(TAIL_EVERY) == 0) {
            due.add(Parcel.of(host, first - 1).again(dice.below(remotes)));
        }
        for (long each = first; each <= interval; each++) {
            due.add(Parcel.of(host, each));
        }
        if (replays == Replays.EVERYTHING_TWICE) {
            due.addAll(due.stream().map(parcel -> parcel.again(0)).toList());
        }
        return due;
    }

    /** Outages begin with a block of intervals and end before its last, so that none is longer than a block. */
    private boolean isAway(int host, long interval) {
        int block = longestAway + 1;
        Dice dice = Dice.of(seed, host, -4 - interval / block);
        return dice.share() < away && interval % block < 1 + dice.below(longestAway);
    }

    private static void shuffle(List<Integer> order, Dice dice) {
        for (int i = order.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            Integer swapped = order.get(i);
            order.set(i, order.get(other));
            order.set(other, swapped);
        }
    }
}
