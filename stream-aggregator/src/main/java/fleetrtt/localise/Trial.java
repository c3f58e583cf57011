package fleetrtt.localise;

import org.jspecify.annotations.Nullable;

/**
 * Weighs one suspect: by how much its cells are slower, and how much better that explains them. Works on what earlier
 * culprits have left of the shifts. Not thread-safe.
 */
final class Trial {
    /** Least slowdown that is anybody's fault, in log2: 1.23 times as slow. */
    static final double SLOW = 0.3;

    /** Added to the square of a cell's error where cells are weighed against each other: models are no better. */
    private static final double MODEL_VARIANCE = 0.01;

    private final Cells cells;
    private final float[] rest;
    private final Effect effect = new Effect();
    private final double oneSided;
    private final double twoSided;

    /** @param rest of each cell's shift; read anew at each trial */
    Trial(Cells cells, float[] rest) {
        this.cells = cells;
        this.rest = rest;
        oneSided = Math.log((double) cells.hosts().size() + cells.peers().size());
        twoSided = Math.log((double) cells.hosts().size() * cells.peers().size());
    }

    double prior(int hosts, int peers) {
        return hosts != Scopes.ALL && peers != Scopes.ALL ? twoSided : oneSided;
    }

    /** The suspect as it stands; null when its cells are not slow. */
    @Nullable Suspect of(int hosts, int peers) {
        effect.clear();
        cells.each(hosts, peers, this::weigh);
        double median = effect.median();
        if (!(median >= SLOW)) {
            return null;
        }
        Sum sum = new Sum(median);
        cells.each(hosts, peers, sum::add);
        return new Suspect(
                hosts, peers, median, effect.error(median), sum.gain, prior(hosts, peers), effect.count(), sum.slow);
    }

    private void weigh(int cell) {
        effect.add(rest[cell], weight(cell));
    }

    /** Of a cell among others: by its error, which falls with its fresh updates. */
    double weight(int cell) {
        double error = cells.matrix().error[cell];
        return 1 / (error * error + MODEL_VARIANCE);
    }

    /** What a single cell would gain at most. */
    double most(int cell) {
        return Misfit.of(rest[cell] / cells.matrix().error[cell]);
    }

    private final class Sum {
        private final double median;
        private double gain;
        private int slow;

        Sum(double median) {
            this.median = median;
        }

        void add(int cell) {
            double error = cells.matrix().error[cell];
            gain += Misfit.of(rest[cell] / error) - Misfit.of((rest[cell] - median) / error);
            if (rest[cell] > median / 2) {
                slow++;
            }
        }
    }
}
