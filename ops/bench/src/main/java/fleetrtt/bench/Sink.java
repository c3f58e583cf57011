package fleetrtt.bench;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.terminal.StopSignal;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker with the collectors' topics and a registry, in a folder given as the one argument, until a signal comes.
 * Prints one line once it is there: the bootstrap server, a space, the registry's URL.
 */
public final class Sink {
    private Sink() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (StopSignal stop = StopSignal.install();
                DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"))) {
            registry.start();
            broker.start();
            createTopics(Cluster.at(broker.bootstrapServers(), registry.url()));
            System.out.println(broker.bootstrapServers() + " " + registry.url());
            stop.await();
        }
    }

    private static void createTopics(Cluster cluster) throws Exception {
        try (Admin admin = Admin.create(cluster.settings())) {
            List<NewTopic> topics = List.of(
                    new NewTopic(Topics.INTERVALS, Optional.of(1), Optional.empty()),
                    new NewTopic(Topics.COLLECTORS, Optional.of(1), Optional.empty()));
            admin.createTopics(topics).all().get();
        }
    }
}
