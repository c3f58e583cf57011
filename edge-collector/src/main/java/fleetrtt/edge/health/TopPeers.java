package fleetrtt.edge.health;

import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The busiest peers, each with the samples counted since it was shown; all other peers' samples are the rest's. Memory
 * and labels are bounded. Thread-safe.
 *
 * <p>Busy is who has many samples, where those of ten minutes ago count half. A peer takes the place of a shown one
 * only when it is twice as busy, so that two of a kind do not take turns. Of peers that are not shown, the ten times
 * as many busiest are remembered, so that a steady one rises in the end.
 *
 * <p>What is counted is counted once and never moves: while it is shown, a peer's histogram only grows, and the rest's
 * always only grows. When a peer leaves, its histogram is taken back whole and not put into the rest, for which it
 * would be a burst of samples that others have seen long ago; how many samples went so, {@link Shown#departed} says.
 * When it comes back it begins at nothing, which Prometheus takes for what it is, a restart. So always, exactly:
 * samples added = samples of all that is shown + departed.
 */
public final class TopPeers {
    private static final double HALF_LIFE_SECONDS = 600;
    private static final double ADVANTAGE = 2;
    private static final int REMEMBERED_PER_PLACE = 10;

    private final int places;
    private final Map<Remote, Double> scores = new HashMap<>();
    private final Map<Remote, RttHistogram> peers = new HashMap<>();
    private RttHistogram other = RttHistogram.empty();
    private RttHistogram rest = RttHistogram.empty();
    private long departed;

    /** @throws IllegalArgumentException when the places are not within 0 to 1,000 */
    public TopPeers(int places) {
        if (places < 0 || places > 1000) {
            throw new IllegalArgumentException("metrics peers " + places + " is not within 0 to 1000");
        }
        this.places = places;
    }

    /**
     * What is shown; cumulative.
     *
     * @param peers by address
     * @param other samples whose address found no room in the kernel
     * @param rest samples of all peers that were not shown when they came
     * @param departed samples of peers that were shown and are no more, as long as they were
     */
    public record Shown(Map<String, RttHistogram> peers, RttHistogram other, RttHistogram rest, long departed) {}

    /** One copy of all at one moment. */
    public synchronized Shown shown() {
        Map<String, RttHistogram> named = new TreeMap<>();
        peers.forEach((peer, rtt) -> named.put(peer.toString(), rtt));
        return new Shown(named, other, rest, departed);
    }

    /** Counts what was drained after so much time. */
    public synchronized void add(Map<Remote, RttHistogram> drained, Duration took) {
        double keep = Math.pow(0.5, took.toMillis() / 1000.0 / HALF_LIFE_SECONDS);
        scores.replaceAll((peer, score) -> score * keep);
        drained.forEach((remote, rtt) -> {
            if (!remote.equals(Other.OTHER)) {
                scores.merge(remote, (double) rtt.samples(), Double::sum);
            }
        });
        choose();
        drained.forEach(this::count);
    }

    private void choose() {
        List<Remote> candidates = scores.keySet().stream()
                .filter(remote -> !peers.containsKey(remote))
                .sorted(Comparator.comparing(this::score).reversed())
                .toList();
        candidates.stream().takeWhile(this::makesRoom).forEach(peer -> peers.put(peer, RttHistogram.empty()));
        candidates.stream()
                .filter(remote -> !peers.containsKey(remote))
                .skip((long) REMEMBERED_PER_PLACE * places)
                .forEach(scores::remove);
    }

    private double score(Remote remote) {
        return scores.getOrDefault(remote, 0.0);
    }

    private boolean makesRoom(Remote candidate) {
        if (peers.size() < places) {
            return true;
        }
        Remote least =
                peers.keySet().stream().min(Comparator.comparing(this::score)).orElse(candidate);
        if (score(candidate) <= ADVANTAGE * score(least)) {
            return false;
        }
        departed += peers.getOrDefault(least, RttHistogram.empty()).samples();
        peers.remove(least);
        return true;
    }

    private void count(Remote remote, RttHistogram rtt) {
        if (remote.equals(Other.OTHER)) {
            other = other.plus(rtt);
        } else if (peers.containsKey(remote)) {
            peers.merge(remote, rtt, RttHistogram::plus);
        } else {
            rest = rest.plus(rtt);
        }
    }
}
