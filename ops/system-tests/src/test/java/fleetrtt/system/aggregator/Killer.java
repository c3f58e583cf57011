package fleetrtt.system.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Kills one of two instances at a random moment, now and then both, and starts it again: at once, or when the other has
 * taken over; now and then without its state folder.
 */
final class Killer {
    /** Some three seconds of a {@link RoughFleet}. */
    private static final int RECORDS = 2_000;

    private final Pair pair;
    private final RoughFleet fleet;
    private final Progress progress;
    private final Random random;
    private Duration longest = Duration.ZERO;

    Killer(Pair pair, RoughFleet fleet, Progress progress, long seed) {
        this.pair = pair;
        this.fleet = fleet;
        this.progress = progress;
        random = new Random(seed);
    }

    /** Prints how long it took each time until all that was sent before it was in windows that readers see. */
    void kill(int times) throws Exception {
        int left = times;
        while (left > 0) {
            List<Integer> victims = left > 1 && random.nextInt(4) == 0 ? List.of(0, 1) : List.of(random.nextInt(2));
            fleet.awaitRecords(random.nextInt(RECORDS));
            Duration took = kill(victims);
            left -= victims.size();
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        System.out.println(times + " kills, caught up after " + seconds(longest) + " at most");
    }

    private Duration kill(List<Integer> victims) throws Exception {
        long start = System.nanoTime();
        for (int victim : victims) {
            pair.instance(victim).kill();
        }
        boolean alone = victims.size() == 1 && random.nextBoolean();
        if (!alone) {
            restart(victims);
        }
        progress.awaitCaughtUp();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(
                "killed " + victims + ", caught up " + (alone ? "without" : "with") + " it after " + seconds(took));
        if (alone) {
            restart(victims);
        }
        return took;
    }

    private void restart(List<Integer> victims) throws Exception {
        for (int victim : victims) {
            if (random.nextInt(3) == 0) {
                pair.removeState(victim);
            }
            pair.start(victim);
        }
    }

    private static String seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0 + " s";
    }
}
