package fleetrtt.localise;

/**
 * Some hosts and some peers whose cells may all be slow for one reason: where one side is all, the other side is at
 * fault, else what lies between.
 *
 * @param hosts number of the set of hosts
 * @param peers number of the set of peers
 * @param effect by which its cells are slower, in log2
 * @param error standard error of the effect
 * @param gain by how much better its cells are explained with it than without: a log-likelihood ratio
 * @param prior by how much it is less likely than others before anything is seen, as such a ratio
 * @param cells how many it has
 * @param slow of those, the ones that are slower by at least half the effect
 */
record Suspect(int hosts, int peers, double effect, double error, double gain, double prior, int cells, int slow) {
    boolean isBetween() {
        return hosts != Scopes.ALL && peers != Scopes.ALL;
    }

    double score() {
        return gain - prior;
    }

    /** Share of its cells that are slow. */
    double share() {
        return (double) slow / cells;
    }
}
