package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The programs that are compared. */
enum Contender {
    /** A consumer, a decoder made for this one schema, and a hash map: what the work costs at the least. */
    FLOOR("", "") {
        @Override
        Subject subject(Cluster cluster, String id, Path state) {
            return new Floor(cluster, id);
        }
    },
    /** The aggregator as it is run. */
    OURS("tcprtt.peers.10s", "-partials-repartition") {
        @Override
        Subject subject(Cluster cluster, String id, Path state) {
            return new Ours(cluster, id, state);
        }
    },
    /** The same windows in a few lines of the Streams DSL, with its defaults. */
    NAIVE(Naive.OUTPUT, "-" + Naive.BY_REMOTE + "-repartition") {
        @Override
        Subject subject(Cluster cluster, String id, Path state) {
            return new Naive(cluster, id, state);
        }
    };

    private final String output;
    private final String repartition;

    Contender(String output, String repartition) {
        this.output = output;
        this.repartition = repartition;
    }

    /** As in tables and names. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Subject subject(Cluster cluster, String id, Path state);

    /** Topics with its windows of 10 s: one, or none when they stay in memory. */
    List<String> output() {
        return output.isEmpty() ? List.of() : List.of(output);
    }

    /** Topics that the group with this id reads. */
    List<String> input(String id) {
        return repartition.isEmpty() ? List.of(Topics.INTERVALS) : List.of(Topics.INTERVALS, id + repartition);
    }
}
