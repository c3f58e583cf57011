package fleetrtt.bench.prometheus;

import java.util.List;

/**
 * What one contender needed.
 *
 * @param figures of all its processes together, then of each, where there are several
 * @param bytes that the fleet sent it in the measured intervals
 * @param right whether it has every sample in the end
 */
record Outcome(List<Figures> figures, long bytes, boolean right) {
    Outcome {
        figures = List.copyOf(figures);
    }

    Figures whole() {
        return figures.get(0);
    }
}
