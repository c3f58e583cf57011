package fleetrtt.system.kafka;

import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.system.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;

/**
 * Images that take the same settings as apache/kafka and Apicurio's registry, on the host's own network: so they need no
 * bridge, and a broker comes back at the port it had.
 */
final class KafkaContainers implements KafkaAndRegistry {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String REGISTRY_PATH = "/apis/ccompat/v7";

    private final GenericContainer<?> broker;
    private final GenericContainer<?> registry;
    private final int port;
    private final int registryPort;
    private final boolean isProxied;

    private KafkaContainers(
            GenericContainer<?> broker, GenericContainer<?> registry, int port, int registryPort, boolean isProxied) {
        this.broker = broker;
        this.registry = registry;
        this.port = port;
        this.registryPort = registryPort;
        this.isProxied = isProxied;
    }

    static KafkaContainers started(int proxyPort) {
        int port = LoopbackPorts.free();
        int registryPort = LoopbackPorts.free();
        GenericContainer<?> broker = Engine.container("kafka").withEnv(brokerSettings(port, proxyPort));
        GenericContainer<?> registry = Engine.container("registry")
                .withEnv(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(registryPort)));
        KafkaContainers kafka = new KafkaContainers(broker, registry, port, registryPort, proxyPort != 0);
        registry.start();
        broker.start();
        kafka.awaitBroker();
        await().atMost(START).until(() -> listens(registryPort));
        kafka.cluster().requireRegistry("none");
        return kafka;
    }

    private static Map<String, String> brokerSettings(int port, int proxyPort) {
        String controller = "127.0.0.1:" + LoopbackPorts.free();
        String own = "OWN://127.0.0.1:" + LoopbackPorts.free();
        Map<String, String> settings = new TreeMap<>();
        settings.put("KAFKA_NODE_ID", "1");
        settings.put("KAFKA_PROCESS_ROLES", "broker,controller");
        settings.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@" + controller);
        settings.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
        settings.put("KAFKA_INTER_BROKER_LISTENER_NAME", "OWN");
        settings.put("KAFKA_LISTENERS", "CLIENTS://127.0.0.1:" + port + "," + own + ",CONTROLLER://" + controller);
        settings.put(
                "KAFKA_ADVERTISED_LISTENERS", "CLIENTS://127.0.0.1:" + (proxyPort == 0 ? port : proxyPort) + "," + own);
        settings.put("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENTS:PLAINTEXT,OWN:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (String topic : new String[] {"OFFSETS_TOPIC", "TRANSACTION_STATE_LOG", "SHARE_COORDINATOR_STATE_TOPIC"}) {
            settings.put("KAFKA_" + topic + "_REPLICATION_FACTOR", "1");
            settings.put("KAFKA_" + topic + "_NUM_PARTITIONS", "4");
        }
        settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        settings.put("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
        settings.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        settings.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        settings.put("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000");
        settings.put("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");
        return settings;
    }

    /** By the port itself: a client would be sent to the proxy, which may not be there yet. */
    private void awaitBroker() {
        await().atMost(START).until(() -> listens(port));
        if (isProxied) {
            return;
        }
        try (Admin admin = Admin.create(cluster().settings())) {
            await().atMost(START)
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Cluster cluster() {
        return Cluster.at("127.0.0.1:" + port, "http://127.0.0.1:" + registryPort + REGISTRY_PATH);
    }

    @Override
    public int brokerPort() {
        return port;
    }

    @Override
    public void startBroker() {
        broker.getDockerClient().startContainerCmd(broker.getContainerId()).exec();
        awaitBroker();
    }

    @Override
    public void stopBroker() {
        broker.getDockerClient()
                .stopContainerCmd(broker.getContainerId())
                .withTimeout((int) START.toSeconds())
                .exec();
    }

    @Override
    public void close() {
        broker.stop();
        registry.stop();
    }
}
