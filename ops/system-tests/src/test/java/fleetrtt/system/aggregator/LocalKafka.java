package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import java.nio.file.Path;

/** A broker without topics, and a registry. */
public final class LocalKafka implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;

    private LocalKafka(EmbeddedBroker broker, DevelopmentRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    public static LocalKafka started(Path folder) {
        LocalKafka kafka = new LocalKafka(
                new EmbeddedBroker(0, folder.resolve("broker")),
                new DevelopmentRegistry(0, folder.resolve("registry")));
        kafka.registry.start();
        kafka.startBroker();
        return kafka;
    }

    void startBroker() {
        broker.start();
    }

    void stopBroker() {
        broker.close();
    }

    public Cluster cluster() {
        return Cluster.at(broker.bootstrapServers(), registry.url());
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
    }
}
