package fleetrtt.system.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Harms one of two instances at random moments. Kills it, now and then both, and starts it again: at once, or when the
 * other has taken over; now and then without its state folder. Or lets it stand still for longer than brokers keep its
 * transactions, so that it goes on with what others have taken over meanwhile.
 */
final class Killer {
    /** Some three seconds of a {@link RoughFleet}. */
    private static final int RECORDS = 2_000;

    /** Longer than the time-outs of transactions and of sessions, 10 s both. */
    private static final Duration STANDSTILL = Duration.ofSeconds(12);

    private final Pair pair;
    private final RoughFleet fleet;
    private final Progress progress;
    private final Random random;
    private final List<Duration> took = new ArrayList<>();
    private int kills;
    private int standstills;
    private int statesRemoved;

    Killer(Pair pair, RoughFleet fleet, Progress progress, long seed) {
        this.pair = pair;
        this.fleet = fleet;
        this.progress = progress;
        random = new Random(seed);
    }

    /** So many kills, and so many standstills among them; returns once all that was sent before the last is in windows. */
    void harm(int wantedKills, int wantedStandstills) throws Exception {
        while (kills < wantedKills || standstills < wantedStandstills) {
            fleet.awaitRecords(random.nextInt(RECORDS));
            int left = wantedKills - kills + wantedStandstills - standstills;
            if (random.nextInt(left) < wantedStandstills - standstills) {
                freeze(random.nextInt(2));
            } else {
                kill(wantedKills - kills > 1 && random.nextInt(4) == 0 ? List.of(0, 1) : List.of(random.nextInt(2)));
            }
        }
    }

    private void kill(List<Integer> victims) throws Exception {
        long start = System.nanoTime();
        for (int victim : victims) {
            pair.instance(victim).kill();
        }
        kills += victims.size();
        boolean alone = victims.size() == 1 && random.nextBoolean();
        if (!alone) {
            restart(victims);
        }
        awaitCaughtUp("killed " + victims + ", " + (alone ? "without" : "with") + " it", start);
        if (alone) {
            restart(victims);
        }
    }

    private void restart(List<Integer> victims) throws Exception {
        for (int victim : victims) {
            if (random.nextInt(3) == 0) {
                pair.removeState(victim);
                statesRemoved++;
            }
            pair.start(victim);
        }
    }

    private void freeze(int victim) throws Exception {
        // Else nobody might be there to take over.
        pair.awaitReady();
        long start = System.nanoTime();
        pair.instance(victim).freeze();
        standstills++;
        awaitCaughtUp("stopped [" + victim + "], without it", start);
        Elapsed.awaitSince(start, STANDSTILL);
        pair.instance(victim).thaw();
        pair.awaitReady();
    }

    private void awaitCaughtUp(String what, long start) throws Exception {
        progress.awaitCaughtUp();
        took.add(Duration.ofNanos(System.nanoTime() - start));
        System.out.println(what + ", caught up after " + Elapsed.text(took.get(took.size() - 1)));
    }

    /** How often what was done, and how long it took until all that was sent before it was in windows that readers see. */
    Map<String, String> figures() {
        List<Duration> sorted = new ArrayList<>(took);
        Collections.sort(sorted);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("kills", Integer.toString(kills));
        figures.put("standstills", Integer.toString(standstills));
        figures.put("state folders removed", Integer.toString(statesRemoved));
        figures.put("caught up after, median", Elapsed.text(sorted.get(sorted.size() / 2)));
        figures.put("caught up after, longest", Elapsed.text(sorted.get(sorted.size() - 1)));
        return figures;
    }
}
