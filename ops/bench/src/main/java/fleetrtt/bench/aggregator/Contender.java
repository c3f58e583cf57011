package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The programs that are compared. */
enum Contender {
    /** A consumer, a decoder made for this one schema, and a hash map: what the work costs at the least. */
    FLOOR,
    /** The same, which writes each window of 10 s that changed to a topic, exactly once: what Kafka's clients cost. */
    WRITER,
    /** The aggregator as it is run. */
    OURS,
    /** The same windows in a few lines of the Streams DSL, with its defaults. */
    NAIVE;

    /** As in tables and names. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Subject subject(Cluster cluster, String id, Path state) {
        return switch (this) {
            case FLOOR -> new Floor(cluster, id, false);
            case WRITER -> new Floor(cluster, id, true);
            case OURS -> new Ours(cluster, id, state);
            case NAIVE -> new Naive(cluster, id, state);
        };
    }

    /** Topics with its windows of 10 s: one, or none when it has all of them in memory. */
    List<String> output() {
        return switch (this) {
            case FLOOR, WRITER -> List.of();
            case OURS -> List.of(Topics.peers(WindowSize.TEN_SECONDS));
            case NAIVE -> List.of(Naive.OUTPUT);
        };
    }

    /** Topics that the group with this id reads. */
    List<String> input(String id) {
        return switch (this) {
            case FLOOR, WRITER -> List.of(Topics.INTERVALS);
            case OURS -> List.of(Topics.INTERVALS, Topics.COLLECTORS, id + "-partials-repartition");
            case NAIVE -> List.of(Topics.INTERVALS, id + "-" + Naive.BY_REMOTE + "-repartition");
        };
    }
}
