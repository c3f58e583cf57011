package fleetrtt.history;

import fleetrtt.aggregator.history.HistoryTopic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * One instance of those that keep windows. Inert until {@link #start}, which is called once; the rest is thread-safe.
 */
public final class History implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PACKS = "packs";
    private static final String KEEPER = "keeper";

    private final HistoryConfig config;
    private final InstantSource clock;
    private final OpenWindows open = new OpenWindows();
    private volatile @Nullable KafkaStreams streams;

    public History(HistoryConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts the threads. The topic has to be there.
     *
     * @param news told of each window that changed
     * @param failures what becomes of a thread that fails
     */
    public void start(WindowNews news, StreamsUncaughtExceptionHandler failures) {
        Properties settings = config.settings();
        KafkaStreams made = new KafkaStreams(topology(HistoryTopic.of(config.applicationId()), open, news), settings);
        made.setUncaughtExceptionHandler(failures);
        streams = made;
        made.start();
    }

    static Topology topology(String topic, OpenWindows open, WindowNews news) {
        return new Topology()
                .addSource(
                        PACKS,
                        Serdes.ByteArray().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        topic)
                .addProcessor(KEEPER, () -> new PageKeeper(open, news), PACKS)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(PageKeeper.PAGES),
                                        Serdes.Bytes(),
                                        Serdes.ByteArray())
                                .withLoggingEnabled(Map.of(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        Integer.toString(HistoryConfig.MOST_RECORD_BYTES)))
                                .withCachingDisabled(),
                        KEEPER);
    }

    /** Where this one answers. */
    public String server() {
        return config.server();
    }

    /** Partitions of the whole. */
    public int partitions() {
        return config.partitions();
    }

    /** All that are known of, this one among them once it takes part; in the order of their names. */
    public List<Instance> instances() {
        KafkaStreams started = streams;
        if (started == null || !started.state().isRunningOrRebalancing()) {
            return List.of();
        }
        Map<String, Instance> byName = new TreeMap<>();
        for (StreamsMetadata metadata : started.metadataForAllStreamsClients()) {
            String server = metadata.host() + ":" + metadata.port();
            byName.put(
                    server,
                    new Instance(
                            server, numbers(metadata.topicPartitions()), numbers(metadata.standbyTopicPartitions())));
        }
        return List.copyOf(byName.values());
    }

    private static Set<Integer> numbers(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    /**
     * Asks a partition; empty when its task is not here, is being restored, or leaves meanwhile.
     *
     * @param stale whether a copy will do, or one that is being restored
     */
    public <T> Optional<T> ask(int partition, boolean stale, Function<PartitionView, T> question) {
        KafkaStreams started = streams;
        if (started == null) {
            return Optional.empty();
        }
        StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> asked = StoreQueryParameters.fromNameAndType(
                        PageKeeper.PAGES, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                .withPartition(partition);
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> pages = started.store(stale ? asked.enableStaleStores() : asked);
            return Optional.of(question.apply(new PartitionView(pages, open.of(partition), clock.millis())));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whether it keeps up: all its partitions are here and restored. */
    public boolean isRunning() {
        KafkaStreams started = streams;
        return started != null && started.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        close(PATIENCE);
    }

    /** Stops; what takes longer than the limit is left behind. */
    public void close(Duration limit) {
        KafkaStreams started = streams;
        if (started != null) {
            started.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(limit));
        }
    }
}
