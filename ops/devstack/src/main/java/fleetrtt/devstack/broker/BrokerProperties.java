package fleetrtt.devstack.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Settings of a node on loopback, with few partitions for internal topics.
 *
 * @param gathering how long a new group waits for more members
 */
record BrokerProperties(BrokerSeat seat, Path directory, ClientDemands demands, Duration gathering) {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The broker's own way to itself, which never demands anything. */
    private static final String OWN_LISTENER = "OWN";

    Properties toProperties() {
        Properties properties = new Properties();
        node(properties);
        replication(properties);
        properties.setProperty("log.dirs", directory.toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        properties.setProperty("log.segment.bytes", "67108864");
        return properties;
    }

    private void node(Properties properties) {
        BrokerPorts ports = seat.ports();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(seat.node()));
        properties.setProperty("controller.quorum.voters", seat.voters());
        properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        String own = OWN_LISTENER + "://127.0.0.1:" + ports.own();
        properties.setProperty(
                "listeners",
                ClientDemands.LISTENER + "://127.0.0.1:" + ports.clients() + "," + own + "," + CONTROLLER_LISTENER
                        + "://127.0.0.1:" + ports.controller());
        properties.setProperty(
                "advertised.listeners", ClientDemands.LISTENER + "://127.0.0.1:" + ports.advertised() + "," + own);
        properties.setProperty(
                "listener.security.protocol.map",
                ClientDemands.LISTENER + ":" + demands.protocol() + "," + OWN_LISTENER + ":PLAINTEXT,"
                        + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.setProperty("inter.broker.listener.name", OWN_LISTENER);
        properties.putAll(demands.properties());
    }

    private void replication(Properties properties) {
        String replicas = Integer.toString(seat.replicas());
        String inSync = Integer.toString(seat.inSync());
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.setProperty(topic + ".replication.factor", replicas);
            properties.setProperty(topic + ".num.partitions", "4");
        }
        properties.setProperty("transaction.state.log.min.isr", inSync);
        properties.setProperty("share.coordinator.state.topic.min.isr", inSync);
        properties.setProperty("group.initial.rebalance.delay.ms", Long.toString(gathering.toMillis()));
        properties.setProperty("default.replication.factor", replicas);
        properties.setProperty("min.insync.replicas", inSync);
        // After a crash the node's former self stays registered this long, and refuses the new one.
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
    }
}
