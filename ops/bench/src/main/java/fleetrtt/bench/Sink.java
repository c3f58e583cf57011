package fleetrtt.bench;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.terminal.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker and a registry, in a folder given as the first argument, until a signal comes or whoever started it ends; with
 * a topic of one partition for each further argument. Prints one line once it is there: the bootstrap server, a space,
 * the registry's URL.
 */
public final class Sink {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private Sink() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (StopSignal stop = StopSignal.install();
                DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"))) {
            registry.start();
            broker.start();
            createTopics(
                    Cluster.at(broker.bootstrapServers(), registry.url()),
                    Arrays.stream(args).skip(1));
            System.out.println(broker.bootstrapServers() + " " + registry.url());
            awaitEnd(stop);
        }
    }

    private static void awaitEnd(StopSignal stop) throws InterruptedException {
        ProcessHandle starter = ProcessHandle.current().parent().orElseThrow();
        boolean wished = false;
        while (!wished && starter.isAlive()) {
            wished = stop.await(GLANCE);
        }
    }

    private static void createTopics(Cluster cluster, Stream<String> topics) throws Exception {
        try (Admin admin = Admin.create(cluster.settings())) {
            admin.createTopics(topics.map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }
}
