package fleetrtt.devstack.lab;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.AggregatorInstance;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.collector.Whereabouts;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.NetworkNamespace;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.SocketFilter;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.rules.RuleFiles;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Six hosts with collectors and three peers without, in namespaces of their own, all hosts talking to all others; broker,
 * registry and aggregator in this process, outside of that network. Culprits are sought in windows of 10 s. Needs root.
 * Closing stops all of it and leaves nothing behind but the folder.
 */
public final class Lab implements AutoCloseable {
    /** Nodes 1 to 6, with collectors. */
    public static final int HOSTS = 6;

    /** Nodes 7 to 9, without. */
    public static final int PEERS = 3;

    /** The host, and the peer, that are made slow. */
    public static final int SLOW_HOST = 3;

    public static final int SLOW_PEER = 7;

    /** The ends of the path that is made slow: a host, and a peer to which it has a link of its own. */
    public static final int PATH_HOST = 1;

    public static final int PATH_PEER = 9;

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long OUTBOX_CAP = 16L << 20;

    private final Path folder;
    private final Optional<HttpEndpoint> page;
    private final LabNetwork network = new LabNetwork(HOSTS + PEERS);
    private final LabNodes nodes = new LabNodes(network);
    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;
    private final List<Collector> collectors = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private @Nullable AggregatorInstance aggregator;

    /**
     * Inert until {@link #start}.
     *
     * @param page where its page is; empty for nowhere
     */
    public Lab(Path folder, Optional<HttpEndpoint> page) {
        this.folder = folder;
        this.page = page;
        broker = new EmbeddedBroker(0, folder.resolve("broker"));
        registry = new DevelopmentRegistry(0, folder.resolve("registry"));
    }

    /** Name of a host with a collector. */
    public static String host(int node) {
        return "lab-" + node;
    }

    /** Address of any node. */
    public static String address(int node) {
        return LabNetwork.address(node);
    }

    /**
     * Makes the network and starts all that is in it.
     *
     * @throws KernelException when the kernel refuses a collector
     */
    public void start() throws KernelException {
        endings.add(network::close);
        network.open(PATH_HOST, PATH_PEER);
        endings.add(registry::close);
        registry.start();
        endings.add(broker::close);
        broker.start();
        Cluster cluster = cluster();
        cluster.requireSchemas(Topics.INTERVALS, IntervalKey.getClassSchema(), IntervalHistogram.getClassSchema());
        startAggregator(cluster);
        endings.add(nodes::close);
        for (int node = 1; node <= HOSTS + PEERS; node++) {
            int self = node;
            IntStream others = IntStream.rangeClosed(1, HOSTS + PEERS).filter(other -> other != self);
            nodes.start(node, node <= HOSTS ? others : IntStream.empty(), folder.resolve("node-" + node + ".log"));
        }
        for (int node = 1; node <= HOSTS; node++) {
            collect(node, cluster);
        }
    }

    private void startAggregator(Cluster cluster) {
        RuleFiles none = new RuleFiles(List.of(), PATIENCE, InstantSource.system());
        endings.add(none::close);
        AggregatorConfig config = AggregatorConfig.of(cluster)
                .withStateDir(folder.resolve("aggregator"))
                .withGrace(GRACE)
                .withJudged(WindowSize.TEN_SECONDS);
        AggregatorInstance instance = new AggregatorInstance(config, none, page, Optional.empty());
        endings.add(instance::close);
        instance.start();
        aggregator = instance;
    }

    /** Where its page is, while it runs; empty when none was asked for. */
    public Optional<String> url() {
        return Optional.ofNullable(aggregator).flatMap(AggregatorInstance::url);
    }

    private void collect(int node, Cluster cluster) throws KernelException {
        SocketFilter own = SocketFilter.none().withNetnsInode(NetworkNamespace.inode(network.namespace(node)));
        Collector collector = new Collector(new CollectorConfig(
                host(node),
                new Whereabouts(Map.of("rack", "r" + (node + 1) / 2), List.of(IpAddress.parse(address(node)))),
                INTERVAL,
                ProbeConfig.byRemoteAddress().withFilter(own).withMaxAddresses(64),
                false,
                true,
                cluster,
                folder.resolve("outbox-" + node + ".db"),
                OUTBOX_CAP));
        collector.start();
        collectors.add(collector);
    }

    /** Where its topics are. */
    public Cluster cluster() {
        return Cluster.at(broker.bootstrapServers(), registry.url());
    }

    /** Slows the host. */
    public void slowHost() {
        network.slowNode(SLOW_HOST);
    }

    /** Slows the peer. */
    public void slowPeer() {
        network.slowNode(SLOW_PEER);
    }

    /** Slows the path. */
    public void slowPath() {
        network.slowLink(PATH_HOST);
    }

    /** Nothing is slow any more. */
    public void mend() {
        network.mend();
    }

    @Override
    public void close() throws KernelException {
        nodes.close();
        try {
            for (Collector collector : collectors) {
                collector.close(PATIENCE);
            }
        } finally {
            for (int i = endings.size() - 1; i >= 0; i--) {
                endings.get(i).run();
            }
        }
    }
}
