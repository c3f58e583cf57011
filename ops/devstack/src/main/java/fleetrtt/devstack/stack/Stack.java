package fleetrtt.devstack.stack;

import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.AggregatorInstance;
import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.devstack.simulate.Slowdown;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.collector.CollectorTotals;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleFiles;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Broker, registry, aggregator and this host's collector (or a simulated fleet) in one process. Stopped in the
 * order of the flow, so that what was sampled has reached the output topics' broker before it goes.
 */
public final class Stack implements AutoCloseable {
    private static final Duration RULES_GLANCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SIMULATED_REMOTES = 12;
    /** The one that most hosts talk to. */
    private static final int SLOW_PEER = 0;

    private static final Duration UNTIL_SLOW = Duration.ofSeconds(60);
    private static final double SLOWER = 4;
    private static final long OUTBOX_CAP = 64L << 20;

    private final StackConfig config;
    private final @Nullable EmbeddedBroker broker;
    private final @Nullable DevelopmentRegistry registry;
    private @Nullable Cluster cluster;
    private @Nullable RuleFiles rules;
    private @Nullable AggregatorInstance aggregator;
    private @Nullable Collector collector;
    private @Nullable SimulatedFleet fleet;

    /** Inert until {@link #start}. */
    public Stack(StackConfig config) {
        this.config = config;
        boolean embedded = config.external().isEmpty();
        broker =
                embedded ? new EmbeddedBroker(config.brokerPort(), config.data().resolve("broker")) : null;
        registry = embedded
                ? new DevelopmentRegistry(config.registryPort(), config.data().resolve("registry"))
                : null;
    }

    /**
     * Starts all parts; returns once the aggregator has been told to run and samples are being taken.
     *
     * @param progress told a line for each step
     * @throws KernelException when the kernel refuses the collector
     * @throws RuntimeException when a part cannot start; its message is one line with the mend
     */
    public void start(Consumer<String> progress) throws KernelException {
        Cluster where = startKafka(progress);
        cluster = where;
        where.requireSchemas(Topics.INTERVALS, IntervalKey.getClassSchema(), IntervalHistogram.getClassSchema());
        startAggregator(where);
        progress.accept("aggregator   started, windows of 10 s, 1 min and 1 h, grace "
                + config.grace().toSeconds() + " s");
        url().ifPresent(url -> progress.accept("page         " + url + "/"));
        if (config.simulatedHosts().isPresent()) {
            startFleet(where, config.simulatedHosts().getAsInt(), progress);
        } else {
            startCollector(where, progress);
        }
    }

    private void startAggregator(Cluster where) {
        RuleFiles read = new RuleFiles(config.rules(), RULES_GLANCE, InstantSource.system());
        rules = read;
        try {
            read.start();
        } catch (RuleFaults e) {
            throw new Fault(String.join("\n", e.lines()), e);
        }
        AggregatorConfig settings = AggregatorConfig.of(where)
                .withStateDir(config.data().resolve("aggregator"))
                .withGrace(config.grace());
        AggregatorInstance instance = new AggregatorInstance(settings, read, config.http(), Optional.empty());
        aggregator = instance;
        instance.start();
    }

    private Cluster startKafka(Consumer<String> progress) {
        if (broker == null || registry == null) {
            return config.external().orElseThrow();
        }
        registry.start();
        progress.accept("registry     " + registry.url() + " (development registry, embedded)");
        broker.start();
        progress.accept("broker       " + broker.bootstrapServers() + " (one KRaft node, embedded)");
        return Cluster.at(broker.bootstrapServers(), registry.url());
    }

    private void startCollector(Cluster where, Consumer<String> progress) throws KernelException {
        CollectorConfig settings = new CollectorConfig(
                config.host(),
                config.interval(),
                config.probe(),
                true,
                false,
                where,
                config.data().resolve("outbox.db"),
                OUTBOX_CAP);
        Collector started = new Collector(settings);
        started.start();
        collector = started;
        progress.accept("collector    " + config.host() + ", attached to " + started.attachMethod() + ", every "
                + config.interval().toMillis() + " ms, loopback included");
    }

    private void startFleet(Cluster where, int hosts, Consumer<String> progress) {
        long now = System.currentTimeMillis();
        FleetShape shape = FleetShape.of(hosts, SIMULATED_REMOTES, 2 * SIMULATED_REMOTES + hosts / 2, now)
                .withInterval(config.interval())
                .withPopularity(Popularity.zipf(1))
                .lifelike();
        FleetModel model = FleetModel.of(shape)
                .with(Slowdown.ofPeer(SLOW_PEER, SLOWER).between(now + UNTIL_SLOW.toMillis(), Long.MAX_VALUE));
        SimulatedFleet started = new SimulatedFleet(model, Delivery.prompt(), Duration.ZERO, where, report -> {});
        started.start();
        fleet = started;
        progress.accept("SIMULATED    " + hosts + " hosts that do not exist; peer " + model.remote(SLOW_PEER)
                + " becomes " + SLOWER + " times slower in " + UNTIL_SLOW.toSeconds() + " s");
    }

    /** Where Kafka and the registry are, once started. */
    public Cluster cluster() {
        if (cluster == null) {
            throw new IllegalStateException("the stack is not started");
        }
        return cluster;
    }

    /** Where the API and the page are answered, without a path; empty for nowhere. */
    public Optional<String> url() {
        return aggregator == null ? Optional.empty() : aggregator.url();
    }

    /** Whether the aggregator has stopped because of a fault. */
    public boolean hasFailed() {
        return aggregator != null && aggregator.aggregator().hasEnded();
    }

    /** Waits until the aggregator runs (true) or the limit is over. */
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return aggregator != null && aggregator.aggregator().awaitRunning(limit);
    }

    /** Ends sampling and sends what is left; what became of the samples, empty when nothing was collected. */
    public Optional<CollectorTotals> stopCollecting() throws KernelException {
        Collector running = collector;
        collector = null;
        return running == null ? Optional.empty() : Optional.of(running.close(PATIENCE));
    }

    @Override
    public void close() {
        try {
            stopCollecting();
        } catch (KernelException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            closeRest();
        }
    }

    private void closeRest() {
        if (fleet != null) {
            fleet.close();
        }
        if (aggregator != null) {
            aggregator.close(PATIENCE);
        }
        if (rules != null) {
            rules.close();
        }
        if (registry != null) {
            registry.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
