package fleetrtt.browser;

import fleetrtt.aggregator.AggregatorConfig;
import fleetrtt.aggregator.AggregatorInstance;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.devstack.simulate.Slowdown;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.rules.RuleFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Broker, registry, aggregator and a live simulated fleet whose every sample is known. One peer has become slow and has
 * an alert of its own, whose annotation looks like markup.
 */
final class KnownStack implements AutoCloseable {
    static final String HOSTILE_TEXT = "<img src=x onerror=\"globalThis.owned=1\">";
    static final int SLOW_PEER = 0;
    static final Duration BEFORE = Duration.ofSeconds(150);

    private static final int HOSTS = 12;
    private static final int PEERS = 24;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final long WINDOW_MILLIS = 10_000;
    private static final double SLOWER = 20;

    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;
    private final FleetModel model;
    private final Map<Long, Long> samples = new ConcurrentHashMap<>();
    private @Nullable RuleFiles rules;
    private @Nullable AggregatorInstance aggregator;
    private @Nullable SimulatedFleet fleet;

    KnownStack(Path folder) {
        broker = new EmbeddedBroker(0, folder.resolve("broker"));
        registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        long now = System.currentTimeMillis();
        FleetShape shape =
                FleetShape.of(HOSTS, 10, PEERS, now - BEFORE.toMillis()).withInterval(INTERVAL);
        model = FleetModel.of(shape)
                .with(Slowdown.ofPeer(SLOW_PEER, SLOWER).between(now - SLOW.toMillis(), Long.MAX_VALUE));
    }

    /** Starts all parts; returns once the aggregator runs. */
    void start(Path folder) throws Exception {
        registry.start();
        broker.start();
        RuleFiles read = new RuleFiles(List.of(ruleFile(folder)), GLANCE, InstantSource.system());
        rules = read;
        read.start();
        AggregatorConfig config = AggregatorConfig.of(cluster())
                .withStateDir(folder.resolve("aggregator"))
                .withGrace(Duration.ofSeconds(2));
        AggregatorInstance instance = new AggregatorInstance(config, read, Optional.of(anyPort()), Optional.empty());
        aggregator = instance;
        instance.start();
        if (!instance.aggregator().awaitRunning(LIMIT)) {
            throw new AssertionError("the aggregator did not run within " + LIMIT.toSeconds() + " s");
        }
        SimulatedFleet sending = new SimulatedFleet(
                model,
                Delivery.prompt(),
                Duration.ZERO,
                cluster(),
                report -> samples.merge(windowOf(report.startMillis()), report.samples(), Long::sum));
        fleet = sending;
        sending.start();
    }

    private Path ruleFile(Path folder) throws IOException {
        String rule = """
                groups:
                  - name: browser
                    rules:
                      - alert: PeerSlow
                        on: peer
                        window: 10s
                        select: {in: [%s]}
                        expr: samples > 0
                        for: 10s
                        annotations:
                          summary: '%s {{ remote }}: {{ p50 }}'
                """;
        return Files.writeString(folder.resolve("rules.yml"), rule.formatted(peer(), HOSTILE_TEXT));
    }

    private static HttpEndpoint anyPort() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new HttpEndpoint(new InetSocketAddress(loopback, 0), HttpAccess.of(loopback, Optional.empty(), false));
    }

    private static long windowOf(long millis) {
        return millis - Math.floorMod(millis, WINDOW_MILLIS);
    }

    Cluster cluster() {
        return Cluster.at(broker.bootstrapServers(), registry.url());
    }

    String url() {
        if (aggregator == null) {
            throw new IllegalStateException("the stack is not started");
        }
        return aggregator.url().orElseThrow();
    }

    /** The slow one. */
    String peer() {
        return model.remote(SLOW_PEER).toString();
    }

    String host() {
        return model.host(0);
    }

    /** That one first. */
    List<String> hosts() {
        return IntStream.range(0, HOSTS).mapToObj(model::host).toList();
    }

    /** The slow one first. */
    List<String> peers() {
        return IntStream.range(0, PEERS)
                .mapToObj(number -> model.remote(number).toString())
                .toList();
    }

    /** The first window that all hosts report whole. */
    long firstMillis() {
        return windowOf(model.shape().firstStartMillis()) + WINDOW_MILLIS;
    }

    /** Samples acknowledged so far of the windows in a span that begins and ends with one. */
    long samples(long fromMillis, long toMillis) {
        return samples.entrySet().stream()
                .filter(window -> window.getKey() >= fromMillis && window.getKey() < toMillis)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        if (fleet != null) {
            fleet.close();
        }
        if (aggregator != null) {
            aggregator.close();
        }
        if (rules != null) {
            rules.close();
        }
        broker.close();
        registry.close();
    }
}
