package fleetrtt.system.kafka;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import java.nio.file.Path;

/** Both in this process. */
final class EmbeddedKafka implements KafkaAndRegistry {
    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;

    private EmbeddedKafka(EmbeddedBroker broker, DevelopmentRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    static EmbeddedKafka started(Path folder, int proxyPort) {
        EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"));
        EmbeddedKafka kafka = new EmbeddedKafka(
                proxyPort == 0 ? broker : broker.behind(proxyPort),
                new DevelopmentRegistry(0, folder.resolve("registry")));
        kafka.registry.start();
        kafka.startBroker();
        return kafka;
    }

    @Override
    public Cluster cluster() {
        return Cluster.at(broker.bootstrapServers(), registry.url());
    }

    @Override
    public int brokerPort() {
        String address = broker.bootstrapServers();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @Override
    public void startBroker() {
        broker.start();
    }

    @Override
    public void stopBroker() {
        broker.close();
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
    }
}
