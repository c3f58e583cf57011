package fleetrtt.aggregator;

import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.cluster.Fault;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Terminal;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the aggregator. Inert until {@link #start}; several with one application id share the work.
 * {@link #start} is called once; the rest is thread-safe.
 */
public final class Aggregator implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AggregatorConfig config;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;

    public Aggregator(AggregatorConfig config) {
        this.config = config;
    }

    /** The command {@code fleetrtt aggregator}. */
    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new AggregatorCommand(), args));
    }

    /**
     * Checks registry and topics, creates topics that are missing, and starts the threads.
     *
     * @throws Fault when something is not there or not as it must be
     */
    public void start() {
        for (WindowSize size : WindowSize.values()) {
            config.cluster()
                    .requireSchemas(Topics.peers(size), PeerWindowKey.getClassSchema(), PeerWindow.getClassSchema());
        }
        KafkaStreams started = streams(checkTopics());
        streams = started;
        started.setUncaughtExceptionHandler(new ReplaceThreads(InstantSource.system(), PAUSE));
        started.setStateListener((now, before) -> reached(now));
        started.start();
    }

    /** Number of partitions of the intervals topic. */
    private int checkTopics() {
        try (ClusterTopics topics = ClusterTopics.open(config.cluster())) {
            List<String> faults = config.input().faults(topics);
            if (!faults.isEmpty()) {
                String more =
                        faults.size() == 1 ? "" : "; fleetrtt topics verify names " + (faults.size() - 1) + " more";
                throw new Fault(faults.get(0) + more, null);
            }
            topics.create(config.input().missing(topics), config.partitions(), config.replicationFactor());
            return topics.partitionsOf(Topics.INTERVALS);
        }
    }

    private KafkaStreams streams(int partitions) {
        Properties settings = StreamsSettings.of(config);
        WireSerdes wire = WireSerdes.confluent(config.cluster().settings());
        try {
            return new KafkaStreams(topology(partitions, wire).build(settings), settings);
        } catch (KafkaException e) {
            throw new Fault("cannot start: " + e.getMessage() + "; see --state-dir and --kafka", e);
        }
    }

    private AggregatorTopology topology(int partitions, WireSerdes wire) {
        return new AggregatorTopology(config.windows(), true, partitions, wire, Stores::inMemoryKeyValueStore);
    }

    private void reached(KafkaStreams.State state) {
        if (state == KafkaStreams.State.RUNNING) {
            running.countDown();
        }
        if (state.hasCompletedShutdown()) {
            running.countDown();
            ended.countDown();
        }
    }

    /** Waits until all partitions are assigned and restored (true), or the limit is over or the instance has ended. */
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return running.await(limit.toMillis(), TimeUnit.MILLISECONDS) && !hasEnded();
    }

    /** Whether it has stopped for good: closed, or given up. */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /**
     * Commits, leaves the group so that others take over at once, and stops; what takes longer than the limit is left
     * to the transaction's end. Does nothing twice.
     */
    public void close(Duration limit) {
        KafkaStreams started = streams;
        if (started != null) {
            started.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(limit));
        }
    }

    @Override
    public void close() {
        close(PATIENCE);
    }
}
