package fleetrtt.devstack.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a node that is alone: every replicated thing once, few partitions for internal topics, no waiting
 * for others to join.
 */
record BrokerProperties(
        int port, int advertisedPort, int ownPort, int controllerPort, Path directory, ClientDemands demands) {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The broker's own way to itself, which never demands anything. */
    private static final String OWN_LISTENER = "OWN";

    Properties toProperties() {
        Properties properties = new Properties();
        node(properties);
        alone(properties);
        properties.setProperty("log.dirs", directory.toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        properties.setProperty("log.segment.bytes", "67108864");
        return properties;
    }

    private void node(Properties properties) {
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        properties.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        String own = OWN_LISTENER + "://127.0.0.1:" + ownPort;
        properties.setProperty(
                "listeners",
                ClientDemands.LISTENER + "://127.0.0.1:" + port + "," + own + "," + CONTROLLER_LISTENER
                        + "://127.0.0.1:" + controllerPort);
        properties.setProperty(
                "advertised.listeners", ClientDemands.LISTENER + "://127.0.0.1:" + advertisedPort + "," + own);
        properties.setProperty(
                "listener.security.protocol.map",
                ClientDemands.LISTENER + ":" + demands.protocol() + "," + OWN_LISTENER + ":PLAINTEXT,"
                        + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.setProperty("inter.broker.listener.name", OWN_LISTENER);
        properties.putAll(demands.properties());
    }

    private static void alone(Properties properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.setProperty(topic + ".replication.factor", "1");
            properties.setProperty(topic + ".num.partitions", "4");
        }
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        // After a crash the node's former self stays registered this long, and refuses the new one.
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
    }
}
