package fleetrtt.aggregator;

import picocli.CommandLine.Option;

/** How topics are created; a picocli mixin. */
final class TopicOptions {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Of topics that are missing and therefore created; default ${DEFAULT-VALUE}.")
    private int partitions = AggregatorConfig.DEFAULT_PARTITIONS;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Of topics that are created; -1, the default, for the brokers' own.")
    private short replicationFactor = -1;

    int partitions() {
        return partitions;
    }

    short replicationFactor() {
        return replicationFactor;
    }
}
