package fleetrtt.aggregator;

import fleetrtt.aggregator.partial.WindowLife;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an {@link Aggregator} is told.
 *
 * @param cluster where Kafka and the registry are
 * @param applicationId name that all instances of one aggregator share; prefix of its internal topics
 * @param stateDir folder for what Streams keeps on disk, one per instance on a host
 * @param partitions of topics that are missing and therefore created
 * @param replicationFactor of those and of internal topics; −1 for the brokers' default
 * @param grace how long after its end a window stays open
 * @param retention how long a closed window may still be revised
 */
public record AggregatorConfig(
        Cluster cluster,
        String applicationId,
        Path stateDir,
        int partitions,
        short replicationFactor,
        Duration grace,
        Duration retention) {
    static final String DEFAULT_APPLICATION_ID = "fleetrtt-aggregator";
    static final int DEFAULT_PARTITIONS = 4;

    public AggregatorConfig {
        if (!applicationId.matches("[A-Za-z0-9._-]{1,150}")) {
            throw new IllegalArgumentException(
                    "application id '" + applicationId + "' is not 1 to 150 of A-Z a-z 0-9 . _ -");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions " + partitions + " is less than 1");
        }
        if (replicationFactor != -1 && replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "replication factor " + replicationFactor + " is neither positive nor -1, the brokers' default");
        }
        requirePositive("grace", grace);
        requirePositive("retention", retention);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " " + duration + " is not positive");
        }
    }

    /** All defaults; grace 30 s, retention 5 min. */
    public static AggregatorConfig of(Cluster cluster) {
        return new AggregatorConfig(
                cluster,
                DEFAULT_APPLICATION_ID,
                defaultStateDir(),
                DEFAULT_PARTITIONS,
                (short) -1,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    static Path defaultStateDir() {
        return Path.of(System.getProperty("java.io.tmpdir"), DEFAULT_APPLICATION_ID);
    }

    public AggregatorConfig withStateDir(Path folder) {
        return new AggregatorConfig(cluster, applicationId, folder, partitions, replicationFactor, grace, retention);
    }

    public AggregatorConfig withPartitions(int count) {
        return new AggregatorConfig(cluster, applicationId, stateDir, count, replicationFactor, grace, retention);
    }

    public AggregatorConfig withGrace(Duration duration) {
        return new AggregatorConfig(
                cluster, applicationId, stateDir, partitions, replicationFactor, duration, retention);
    }

    WindowLife windows() {
        return new WindowLife(grace, retention);
    }
}
