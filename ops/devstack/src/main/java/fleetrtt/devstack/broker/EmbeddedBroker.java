package fleetrtt.devstack.broker;

import fleetrtt.cluster.Fault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A KRaft node, broker and controller in one, on loopback, with its log kept in a folder; alone, or one of several. The
 * only class that knows Kafka's internal server API.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final int port;
    private final int advertisedPort;
    private final Optional<BrokerSeat> seat;
    private final Path directory;
    private final ClientDemands demands;
    private final Duration gathering;
    private @Nullable KafkaRaftServer server;

    /**
     * Inert until {@link #start}.
     *
     * @param port port to listen on at 127.0.0.1; 0 takes a free one
     * @param directory where the log lives; made and formatted when new
     */
    public EmbeddedBroker(int port, Path directory) {
        this.port = port == 0 ? LoopbackPorts.free() : port;
        this.advertisedPort = this.port;
        this.seat = Optional.empty();
        this.directory = directory;
        this.demands = ClientDemands.none();
        this.gathering = Duration.ZERO;
    }

    private EmbeddedBroker(
            int port,
            int advertisedPort,
            Optional<BrokerSeat> seat,
            Path directory,
            ClientDemands demands,
            Duration gathering) {
        this.port = port;
        this.advertisedPort = advertisedPort;
        this.seat = seat;
        this.directory = directory;
        this.demands = demands;
        this.gathering = gathering;
    }

    /** One of several nodes, each in a process of its own; it serves once enough of the others are there. */
    public static EmbeddedBroker oneOf(BrokerSeat seat, Path directory) {
        BrokerPorts ports = seat.ports();
        return new EmbeddedBroker(
                ports.clients(), ports.advertised(), Optional.of(seat), directory, ClientDemands.none(), Duration.ZERO);
    }

    /** The same broker, which sends its clients to a proxy at another port of 127.0.0.1. */
    public EmbeddedBroker behind(int proxyPort) {
        return new EmbeddedBroker(port, proxyPort, seat, directory, demands, gathering);
    }

    /** The same broker, which demands this of its clients; its users are those of the first start in the folder. */
    public EmbeddedBroker demanding(ClientDemands clientDemands) {
        return new EmbeddedBroker(port, advertisedPort, seat, directory, clientDemands, gathering);
    }

    /** The same broker, which gives a new group its partitions only when this long nobody else has come to join it. */
    public EmbeddedBroker gathering(Duration newGroups) {
        return new EmbeddedBroker(port, advertisedPort, seat, directory, demands, newGroups);
    }

    /** Address for clients, host:port. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Returns once the broker serves clients.
     *
     * @throws Fault when the port is in use or the folder cannot be used; the message says which
     */
    public void start() {
        LoopbackPorts.requireFree(port, "broker", "--broker-port");
        BrokerSeat place = seat.orElseGet(this::alone);
        Properties properties = new BrokerProperties(place, directory, demands, gathering).toProperties();
        try {
            format(place);
            server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw new Fault(
                    "the broker could not start in " + directory + ": " + e.getMessage()
                            + "; another stack may be using the folder, else remove it and start again",
                    e);
        }
    }

    private BrokerSeat alone() {
        BrokerPorts ports = BrokerPorts.momentary(port, advertisedPort);
        return new BrokerSeat(1, List.of(ports), Uuid.randomUuid().toString());
    }

    private void format(BrokerSeat place) throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(place.node())
                .setClusterId(place.clusterId())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .setScramArguments(demands.scramArguments())
                .run();
    }

    /** Stops serving; what was acknowledged stays on disk. */
    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }
}
