package fleetrtt.aggregator;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** From our configuration to Streams'. What correctness rests on cannot be overridden by raw settings; the rest can. */
final class StreamsSettings {
    private static final int COMMIT_MILLIS = 1_000;
    /** After a kill, others take over this much later; Kafka's default of 45 s would make the windows late. */
    private static final int SESSION_MILLIS = 10_000;

    private static final long CACHE_BYTES = 64L << 20;

    private StreamsSettings() {}

    static Properties of(AggregatorConfig config) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.putAll(config.cluster().settings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.input().applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RejectPoison.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RejectForeignPartials.class);
        return settings;
    }
}
