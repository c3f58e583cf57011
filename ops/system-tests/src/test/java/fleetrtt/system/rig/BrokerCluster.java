package fleetrtt.system.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.BrokerPorts;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.system.Child;
import fleetrtt.system.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers, each a process of its own that keeps everything and asks for two of three, and a registry. Clients come
 * to all of them by way of proxies; brokers talk to each other directly. Nodes are numbered from 0.
 */
public final class BrokerCluster implements AutoCloseable {
    public static final int NODES = 3;

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final List<TcpProxy> proxies = new ArrayList<>();
    private final List<BrokerPorts> ports = new ArrayList<>();
    private final Child[] nodes = new Child[NODES];
    private final String clusterId = Uuid.randomUuid().toString();
    private final DevelopmentRegistry registry;
    private final TcpProxy registryProxy = new TcpProxy();

    private BrokerCluster(Path folder) throws IOException {
        this.folder = folder;
        registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        for (int node = 0; node < NODES; node++) {
            TcpProxy proxy = new TcpProxy();
            proxies.add(proxy);
            ports.add(BrokerPorts.lasting(proxy.port()));
        }
    }

    /** All three serve. */
    public static BrokerCluster started(Path folder) throws IOException {
        Files.createDirectories(folder);
        BrokerCluster cluster = new BrokerCluster(folder);
        cluster.registry.start();
        cluster.registryProxy.forwardTo(URI.create(cluster.registry.url()).getPort());
        for (int node = 0; node < NODES; node++) {
            cluster.proxies.get(node).forwardTo(cluster.ports.get(node).clients());
            cluster.start(node);
        }
        cluster.awaitServing();
        return cluster;
    }

    /** Not necessarily serving yet. */
    public void start(int node) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(folder.resolve("node-" + node).toString(), Integer.toString(node + 1), clusterId));
        ports.forEach(each -> arguments.add(BrokerNode.text(each)));
        nodes[node] = Child.start(folder, List.of(), BrokerNode.class, arguments.toArray(String[]::new));
    }

    /** Until all nodes serve. */
    public void awaitServing() {
        for (Child node : nodes) {
            await().atMost(START)
                    .untilAsserted(() -> assertThat(node.out()).as(node.err()).contains("serving "));
        }
    }

    /** SIGKILL; returns once it is gone. */
    public void kill(int node) {
        nodes[node].close();
    }

    /** SIGSTOP. */
    public void freeze(int node) throws IOException, InterruptedException {
        nodes[node].signal("STOP");
    }

    /** SIGCONT. */
    public void thaw(int node) throws IOException, InterruptedException {
        nodes[node].signal("CONT");
    }

    /** What stands between the brokers and their clients. */
    public List<TcpProxy> proxies() {
        return proxies;
    }

    /** What stands between the registry and its clients. */
    public TcpProxy registryProxy() {
        return registryProxy;
    }

    /** By way of the proxies. */
    public Cluster cluster() {
        return Cluster.at(addresses(), "http://127.0.0.1:" + registryProxy.port());
    }

    private String addresses() {
        return IntStream.range(0, NODES)
                .mapToObj(node -> "127.0.0.1:" + proxies.get(node).port())
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() throws IOException {
        for (Child node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        registry.close();
        registryProxy.close();
        for (TcpProxy proxy : proxies) {
            proxy.close();
        }
    }
}
