package fleetrtt.aggregator;

import fleetrtt.aggregator.sheaf.SheafInterceptor;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * From our configuration to Streams'. Raw settings win over what is only sensible; what correctness rests on, or has
 * an option of its own, wins over raw settings. What is sensible stands without a prefix, so that a raw setting wins
 * with or without one.
 */
final class StreamsSettings {
    /** The freshness promised. */
    private static final Duration COMMIT = Duration.ofSeconds(1);

    /** After a kill, others take over this much later; Kafka's default of 45 s would make the windows late. */
    private static final Duration SESSION = Duration.ofSeconds(10);
    /** A static member is to be back before the others take over. */
    private static final Duration STATIC_SESSION = Duration.ofSeconds(45);
    /** A thread that hangs for longer loses its tasks; more than the registry's and the brokers' time limits. */
    private static final Duration LONGEST_POLL_INTERVAL = Duration.ofMinutes(2);
    /** Kafka's shortest: how soon a task moves to the instance that has warmed up for it. */
    private static final Duration PROBING = Duration.ofMinutes(1);

    /** Of a partition, read and not processed: packs and sheaves, a quarter of a megabyte at most. */
    private static final int BUFFERED = 64;

    private static final int WARM_UPS = 8;
    private static final long CACHE_BYTES = 64L << 20;
    private static final int BATCH_BYTES = 64 << 10;
    /** Zstandard, even at its level 1, takes a sixth more of the time of the threads that process, for a fifth fewer bytes. */
    private static final String COMPRESSION = "lz4";

    private static final long SEND_BUFFER_BYTES = 64L << 20;
    /** Of one broker's answer; Kafka's 50 MiB, times threads and brokers, is more than a heap has after an outage. */
    private static final int FETCH_BYTES = 16 << 20;

    private StreamsSettings() {}

    static Properties of(AggregatorConfig config) {
        Properties settings = new Properties();
        sensible(settings, config);
        settings.putAll(config.cluster().settings());
        necessary(settings, config);
        chosen(settings, config.instance());
        return settings;
    }

    private static void sensible(Properties settings, AggregatorConfig config) {
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING.toMillis());
        settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARM_UPS);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session(config.instance()));
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(LONGEST_POLL_INTERVAL.toMillis()));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, SEND_BUFFER_BYTES);
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, clientId(config));
    }

    private static int session(InstanceConfig instance) {
        return Math.toIntExact((instance.id().isPresent() ? STATIC_SESSION : SESSION).toMillis());
    }

    /** Streams' own would be another at each start, and with it the labels of every metric. */
    private static String clientId(AggregatorConfig config) {
        String application = config.input().applicationId();
        return config.instance().id().map(id -> application + "-" + id).orElse(application);
    }

    private static void necessary(Properties settings, AggregatorConfig config) {
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.input().applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // The streams group's protocol has static members from brokers 4.4 on only, and it brings consumers of its own
        // instead of the measured ones.
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RejectPoison.class);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                SheafInterceptor.class.getName());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RejectForeignPartials.class);
    }

    private static void chosen(Properties settings, InstanceConfig instance) {
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, instance.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, instance.standbyReplicas());
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(instance.transactionTimeout().toMillis()));
        instance.id().ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    }
}
