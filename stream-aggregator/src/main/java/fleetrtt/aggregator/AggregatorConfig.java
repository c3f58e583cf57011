package fleetrtt.aggregator;

import fleetrtt.aggregator.topics.TopicCheck;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.cluster.Cluster;
import fleetrtt.time.WindowSize;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an {@link Aggregator} is told.
 *
 * @param cluster where Kafka and the registry are
 * @param input the application's id, which all its instances share, and what it asks of its topics
 * @param stateDir folder for what is kept on disk when the store is RocksDB, one per instance on a host
 * @param partitions of topics that are missing and therefore created
 * @param replicationFactor of those and of internal topics; −1 for the brokers' default
 * @param grace how long after its end a window stays open
 * @param retention how long a closed window may still be revised
 * @param judged size of the windows in which culprits are sought
 * @param instance how this instance takes part
 */
public record AggregatorConfig(
        Cluster cluster,
        TopicCheck input,
        Path stateDir,
        int partitions,
        short replicationFactor,
        Duration grace,
        Duration retention,
        WindowSize judged,
        InstanceConfig instance) {
    static final String DEFAULT_APPLICATION_ID = "fleetrtt-aggregator";
    static final int DEFAULT_PARTITIONS = 4;
    static final Path DEFAULT_STATE_DIR = Path.of("/var/lib/fleetrtt/aggregator");
    private static final Duration DEFAULT_MIN_RETENTION = Duration.ofHours(6);

    public AggregatorConfig {
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

    /** All defaults; grace 30 s, retention 5 min, input kept for 6 h. */
    public static AggregatorConfig of(Cluster cluster) {
        return new AggregatorConfig(
                cluster,
                new TopicCheck(DEFAULT_APPLICATION_ID, DEFAULT_MIN_RETENTION),
                DEFAULT_STATE_DIR,
                DEFAULT_PARTITIONS,
                (short) -1,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                WindowSize.ONE_MINUTE,
                InstanceConfig.ofThisMachine());
    }

    public AggregatorConfig withInput(TopicCheck check) {
        return new AggregatorConfig(
                cluster, check, stateDir, partitions, replicationFactor, grace, retention, judged, instance);
    }

    public AggregatorConfig withStateDir(Path folder) {
        return new AggregatorConfig(
                cluster, input, folder, partitions, replicationFactor, grace, retention, judged, instance);
    }

    public AggregatorConfig withGrace(Duration duration) {
        return new AggregatorConfig(
                cluster, input, stateDir, partitions, replicationFactor, duration, retention, judged, instance);
    }

    public AggregatorConfig withRetention(Duration duration) {
        return new AggregatorConfig(
                cluster, input, stateDir, partitions, replicationFactor, grace, duration, judged, instance);
    }

    /** Culprits are found sooner in shorter windows, and less surely. */
    public AggregatorConfig withJudged(WindowSize size) {
        return new AggregatorConfig(
                cluster, input, stateDir, partitions, replicationFactor, grace, retention, size, instance);
    }

    public AggregatorConfig withInstance(InstanceConfig other) {
        return new AggregatorConfig(
                cluster, input, stateDir, partitions, replicationFactor, grace, retention, judged, other);
    }

    WindowLife windows() {
        return new WindowLife(grace, retention, judged);
    }
}
