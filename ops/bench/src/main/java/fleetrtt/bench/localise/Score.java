package fleetrtt.bench.localise;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How one method did over many scenes. Not thread-safe. */
final class Score {
    private static final double PLAIN = 2;
    private static final int WITNESSES = 5;

    private final Map<Fault.Kind, Map<String, Integer>> confusion = new EnumMap<>(Fault.Kind.class);
    private int faults;
    private int right;
    private int wrong;
    private int plainFaults;
    private int plainRight;
    private long nanos;
    private int scenes;

    void add(Scene scene, List<Claim> claims, long tookNanos) {
        scenes++;
        nanos += tookNanos;
        Set<Claim> innocent = new HashSet<>(claims);
        for (Fault fault : scene.faults()) {
            boolean named = claims.stream().anyMatch(claim -> claim.isOf(fault, scene));
            innocent.removeIf(claim -> claim.isOf(fault, scene));
            count(fault, scene, named);
            confusion
                    .computeIfAbsent(fault.kind(), unseen -> new TreeMap<>())
                    .merge(named ? fault.kind().name() : mostly(scene, fault, claims), 1, Integer::sum);
        }
        wrong += innocent.size();
    }

    private void count(Fault fault, Scene scene, boolean named) {
        boolean plain = fault.factor() >= PLAIN && scene.witnesses(fault) >= WITNESSES;
        faults++;
        right += named ? 1 : 0;
        plainFaults += plain ? 1 : 0;
        plainRight += plain && named ? 1 : 0;
    }

    /** What is blamed instead for most of its cells. */
    private static String mostly(Scene scene, Fault fault, List<Claim> claims) {
        for (Claim claim : claims) {
            int own = 0;
            int covered = 0;
            for (int cell = 0; cell < scene.hosts().length; cell++) {
                if (fault.covers(scene.hosts()[cell], scene.peers()[cell])) {
                    own++;
                    covered += claim.covers(scene.hosts()[cell], scene.peers()[cell]) ? 1 : 0;
                }
            }
            if (2 * covered > own) {
                return "other " + claim.kind();
            }
        }
        return "unknown";
    }

    int faults() {
        return faults;
    }

    /** Share of all faults that are named. */
    double accuracy() {
        return (double) right / faults;
    }

    int plainFaults() {
        return plainFaults;
    }

    /** The same of faults of a factor of two or more with five cells or more. */
    double plainAccuracy() {
        return (double) plainRight / plainFaults;
    }

    /** Culprits named that are none, per fault. */
    double wrong() {
        return (double) wrong / faults;
    }

    double millisPerScene() {
        return nanos / 1e6 / scenes;
    }

    /** By kind of fault, and what it was taken for. */
    Map<Fault.Kind, Map<String, Integer>> confusion() {
        return confusion;
    }
}
