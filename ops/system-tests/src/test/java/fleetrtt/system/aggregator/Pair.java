package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;

/** Two instances of one application, each with a state folder of its own. */
final class Pair implements AutoCloseable {
    private final Path folder;
    private final Cluster cluster;
    private final List<String> options;
    private final AggregatorProcess[] instances = new AggregatorProcess[2];

    private Pair(Path folder, Cluster cluster, List<String> options) {
        this.folder = folder;
        this.cluster = cluster;
        this.options = options;
    }

    /** Not necessarily at work yet. */
    static Pair started(Path folder, Cluster cluster, List<String> options) throws Exception {
        Pair pair = new Pair(folder, cluster, options);
        pair.start(0);
        pair.start(1);
        return pair;
    }

    /** Both are ready. */
    static Pair ready(Path folder, Cluster cluster, List<String> options) throws Exception {
        Pair pair = started(folder, cluster, options);
        pair.awaitReady();
        return pair;
    }

    /** Not necessarily at work yet. */
    void start(int which) throws Exception {
        String[] all = options.toArray(new String[options.size() + 1]);
        all[options.size()] = "--state-dir=" + state(which);
        instances[which] = AggregatorProcess.start(folder, cluster, all);
    }

    private Path state(int which) {
        return folder.resolve("state-" + which);
    }

    void removeState(int which) throws Exception {
        Tree.remove(state(which));
    }

    AggregatorProcess instance(int which) {
        return instances[which];
    }

    void awaitReady() {
        for (AggregatorProcess instance : instances) {
            instance.awaitReady();
        }
    }

    @Override
    public void close() {
        for (AggregatorProcess instance : instances) {
            if (instance != null) {
                instance.close();
            }
        }
    }
}
