package fleetrtt.alert;

import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of a {@link Culprits} since they were last asked for. At any time, over all that was counted,
 * {@code taken = joined + alone + handed over + held}, the last being those that wait now. Not thread-safe.
 */
final class CulpritTally {
    private final Map<CulpritCount, Long> counts = new EnumMap<>(CulpritCount.class);

    void add(CulpritCount count) {
        add(count, 1);
    }

    void add(CulpritCount count, long number) {
        counts.merge(count, number, Long::sum);
    }

    /** How many since the last call. */
    long drain(CulpritCount count) {
        Long number = counts.remove(count);
        return number == null ? 0 : number;
    }
}
