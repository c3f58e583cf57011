package fleetrtt.edge.collector;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What a collector tells of its health and in its metrics; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class HealthOptions {
    @Option(
            names = "--metrics-peers",
            paramLabel = "N",
            description = "Busiest peers with a histogram of their own in the metrics. Default ${DEFAULT-VALUE}.")
    private int metricsPeers = Collector.DEFAULT_METRICS_PEERS;

    @Option(
            names = "--ack-limit",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "Unhealthy when intervals wait and Kafka acknowledged nothing for so long; default 5m.")
    private Duration ackLimit;

    int metricsPeers() {
        return metricsPeers;
    }

    Duration ackLimit() {
        return ackLimit;
    }
}
