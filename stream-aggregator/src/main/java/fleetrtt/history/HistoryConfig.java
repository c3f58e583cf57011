package fleetrtt.history;

import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a {@link History} is told.
 *
 * @param cluster where Kafka is
 * @param applicationId of the aggregator whose windows are kept
 * @param partitions of its tasks
 * @param server where this instance answers, {@code host:port}
 * @param stateDir folder for Streams' own files
 * @param standbyReplicas copies of each partition that other instances keep
 * @param replicationFactor of the changelog; −1 for the brokers' default
 */
public record HistoryConfig(
        Cluster cluster,
        String applicationId,
        int partitions,
        String server,
        Path stateDir,
        int standbyReplicas,
        short replicationFactor) {
    private static final int COMMIT_MILLIS = 2_000;
    private static final int SESSION_MILLIS = 10_000;
    /** Kafka's shortest: how soon a partition moves to the instance that has read its windows back. */
    private static final long PROBING_MILLIS = 60_000;

    private static final int WARM_UPS = 8;
    /** Of a page, which has a sixteenth of a partition's addresses in a window. */
    static final int MOST_RECORD_BYTES = 8 << 20;

    /** Name of the group, and prefix of the changelog. */
    public String group() {
        return applicationId + "-history";
    }

    /** At least once will do, since what is told twice is kept once; and a start then need not read all anew. */
    Properties settings() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_RECORD_BYTES);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replicationFactor);
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, group());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MILLIS);
        settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARM_UPS);
        settings.putAll(cluster.settings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }
}
