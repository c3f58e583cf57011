package fleetrtt.system.edge;

import fleetrtt.cluster.Cluster;
import fleetrtt.system.TcpProxy;
import fleetrtt.system.kafka.KafkaAndRegistry;
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
    private final KafkaAndRegistry kafka;

    private TestKafka(TcpProxy proxy, KafkaAndRegistry kafka) {
        this.proxy = proxy;
        this.kafka = kafka;
    }

    static TestKafka started(Path folder) throws Exception {
        TcpProxy proxy = new TcpProxy();
        TestKafka test = new TestKafka(proxy, KafkaAndRegistry.startedBehind(proxy.port(), folder));
        proxy.forwardTo(test.kafka.brokerPort());
        test.createTopics();
        return test;
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
        kafka.startBroker();
    }

    void stopBroker() {
        kafka.stopBroker();
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** By way of the proxy. */
    Cluster cluster() {
        return Cluster.at("127.0.0.1:" + proxy.port(), kafka.cluster().schemaRegistry());
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        proxy.close();
    }
}
