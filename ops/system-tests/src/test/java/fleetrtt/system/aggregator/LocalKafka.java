package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.system.kafka.KafkaAndRegistry;
import java.nio.file.Path;

/** A broker without topics, and a registry. */
public final class LocalKafka implements AutoCloseable {
    private final KafkaAndRegistry kafka;

    private LocalKafka(KafkaAndRegistry kafka) {
        this.kafka = kafka;
    }

    public static LocalKafka started(Path folder) {
        return new LocalKafka(KafkaAndRegistry.started(folder));
    }

    void startBroker() {
        kafka.startBroker();
    }

    void stopBroker() {
        kafka.stopBroker();
    }

    public Cluster cluster() {
        return kafka.cluster();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
