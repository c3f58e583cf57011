package fleetrtt.system.edge;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.system.TcpProxy;
import fleetrtt.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker behind a proxy, with the collectors' two topics, and a registry. */
final class TestKafka implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final TcpProxy proxy;
    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;

    private TestKafka(TcpProxy proxy, EmbeddedBroker broker, DevelopmentRegistry registry) {
        this.proxy = proxy;
        this.broker = broker;
        this.registry = registry;
    }

    static TestKafka started(Path folder) throws Exception {
        TcpProxy proxy = new TcpProxy();
        EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker")).behind(proxy.port());
        DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        TestKafka kafka = new TestKafka(proxy, broker, registry);
        registry.start();
        kafka.startBroker();
        proxy.forwardTo(kafka.brokerPort());
        kafka.createTopics();
        return kafka;
    }

    private int brokerPort() {
        String address = broker.bootstrapServers();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(cluster().settings())) {
            List<NewTopic> topics = List.of(
                    new NewTopic(Topics.INTERVALS, Optional.of(PARTITIONS), Optional.empty()),
                    new NewTopic(Topics.COLLECTORS, Optional.of(PARTITIONS), Optional.empty()));
            admin.createTopics(topics).all().get();
        }
    }

    void startBroker() {
        broker.start();
    }

    void stopBroker() {
        broker.close();
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** By way of the proxy. */
    Cluster cluster() {
        return Cluster.at("127.0.0.1:" + proxy.port(), registry.url());
    }

    @Override
    public void close() throws IOException {
        broker.close();
        registry.close();
        proxy.close();
    }
}
