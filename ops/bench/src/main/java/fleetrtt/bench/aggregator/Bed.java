package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the contenders run on: a broker and a registry in a process of their own, whose cost is told apart, and a folder
 * for everything. The contenders share it, and take turns.
 */
public final class Bed implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private final Path folder;
    private final ChildJvm broker;
    private final Cluster cluster;
    private final BenchAdmin admin;

    private Bed(Path folder, ChildJvm broker, Cluster cluster) {
        this.folder = folder;
        this.broker = broker;
        this.cluster = cluster;
        admin = new BenchAdmin(cluster);
    }

    /**
     * Returns once the broker serves clients.
     *
     * @param folder made when missing
     */
    public static Bed start(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildJvm broker = ChildJvm.start(
                folder.resolve("broker.log"),
                FLAGS,
                BrokerProcess.class,
                folder.resolve("kafka").toString());
        String[] addresses = broker.answer().split(" ", 2);
        return new Bed(folder, broker, Cluster.at(addresses[0], addresses[1]));
    }

    public Path folder() {
        return folder;
    }

    public Cluster cluster() {
        return cluster;
    }

    public BenchAdmin admin() {
        return admin;
    }

    ProcessHandle broker() {
        return broker.handle();
    }

    /** CPU time of broker and registry so far. */
    public long brokerNanos() {
        return broker.cpuNanos();
    }

    /** What the broker took so far, by topic. */
    public Map<String, Traffic> traffic() {
        return broker.ask("traffic", BrokerTraffic.class).topics();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
