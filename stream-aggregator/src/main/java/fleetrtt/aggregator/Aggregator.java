package fleetrtt.aggregator;

import fleetrtt.aggregator.alerts.VerdictFeed;
import fleetrtt.aggregator.health.InstanceHealth;
import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.aggregator.peer.Convoy;
import fleetrtt.aggregator.sheaf.SheafClients;
import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.RequiredTopic;
import fleetrtt.cluster.Fault;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.terminal.Service;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the aggregator. Inert until {@link #start}; several with one application id share the work.
 * {@link #start} is called once; the rest is thread-safe.
 */
public final class Aggregator implements AutoCloseable {
    private static final Path CONFIG = Path.of("/etc/fleetrtt/aggregator.properties");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AggregatorConfig config;
    private final Supplier<RuleSet> rules;
    private final InstanceHealth health;
    private final StateFolder stateFolder;
    private final VerdictFeed verdicts;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private volatile int partitions;

    /** Without rules of alerts. */
    public Aggregator(AggregatorConfig config) {
        this(config, RuleSet::empty);
    }

    /** @param rules of alerts, those in force; another object is another set */
    public Aggregator(AggregatorConfig config, Supplier<RuleSet> rules) {
        this.config = config;
        this.rules = rules;
        health = new InstanceHealth(config.instance().maxLag());
        stateFolder = new StateFolder(config.stateDir());
        verdicts = new VerdictFeed(config.cluster());
    }

    /** The command {@code fleetrtt aggregator}. */
    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Service.run(new AggregatorCommand(), CONFIG, args));
    }

    /**
     * Checks registry and topics, creates topics that are missing, and starts the threads.
     *
     * @throws Fault when something is not there or not as it must be
     */
    public void start() {
        if (config.instance().store() == StoreKind.ROCKSDB) {
            stateFolder.claim();
        }
        WireSerdes wire = config.cluster()
                .askRegistry(() -> WireSerdes.prepared(config.cluster().settings()));
        partitions = checkTopics();
        KafkaStreams started = streams(partitions, wire);
        started.setUncaughtExceptionHandler(new ReplaceThreads(InstantSource.system(), PAUSE));
        started.setStateListener((now, before) -> reached(now));
        health.watch(started);
        verdicts.start();
        streams = started;
        started.start();
    }

    /** Number of partitions of the input. */
    private int checkTopics() {
        try (ClusterTopics topics = ClusterTopics.open(config.cluster())) {
            List<String> faults = config.input().faults(topics);
            if (!faults.isEmpty()) {
                String more =
                        faults.size() == 1 ? "" : "; fleetrtt topics verify names " + (faults.size() - 1) + " more";
                throw new Fault(faults.get(0) + more, null);
            }
            topics.create(config.input().missing(topics), config.partitions(), config.replicationFactor());
            int number = topics.partitionsOf(Topics.INTERVALS);
            if (config.history()) {
                RequiredTopic history = RequiredTopic.history(historyTopic());
                topics.create(topics.missing(List.of(history)), number, config.replicationFactor());
            }
            return number;
        }
    }

    private KafkaStreams streams(int partitions, WireSerdes wire) {
        Properties settings = StreamsSettings.of(config);
        health.listenIn(settings);
        Convoy convoy = new Convoy(partitions);
        try {
            Topology topology = topology(partitions, wire, convoy).build(settings);
            int tasks = topology.describe().subtopologies().size() * partitions;
            settings.put(
                    StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                    Math.min(config.instance().threads(), tasks));
            return new KafkaStreams(topology, settings, new SheafClients(made -> health.consumer(made, convoy::keep)));
        } catch (KafkaException e) {
            throw new Fault("cannot start: " + e.getMessage() + "; see --state-dir and --kafka", e);
        }
    }

    private String historyTopic() {
        return HistoryTopic.of(config.input().applicationId());
    }

    private AggregatorTopology topology(int partitions, WireSerdes wire, Convoy convoy) {
        return new AggregatorTopology(
                config.windows(),
                partitions,
                wire,
                rules,
                verdicts,
                config.instance().store()::supplier,
                convoy,
                Optional.of(historyTopic()).filter(topic -> config.history()));
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

    /** Partitions of its input, once it has been started. */
    public int partitions() {
        return partitions;
    }

    /** Whether it is alive and ready, and its numbers; told at any time, even before the start. */
    public InstanceHealth health() {
        return health;
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
     * Commits and stops; what takes longer than the limit is left to the transaction's end. It leaves the group so that
     * others take over at once, but for a static member, which is expected back. Does nothing twice.
     */
    public void close(Duration limit) {
        KafkaStreams started = streams;
        if (started != null
                && started.close(
                        CloseOptions.groupMembershipOperation(leaving()).withTimeout(limit))
                && started.state() == KafkaStreams.State.NOT_RUNNING) {
            stateFolder.seal();
        }
        verdicts.close();
        health.close();
        stateFolder.close();
    }

    private GroupMembershipOperation leaving() {
        return config.instance().id().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
    }

    @Override
    public void close() {
        close(PATIENCE);
    }
}
