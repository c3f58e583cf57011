package fleetrtt.bench.aggregator;

import fleetrtt.bench.Sink;
import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;

/**
 * What the contenders run on: a broker and a registry in a process of their own, whose cost is told apart, and a folder
 * for everything. The contenders share it, and take turns.
 */
final class Bed implements AutoCloseable {
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

    /** Returns once the broker serves clients. */
    static Bed start(Path folder) {
        ChildJvm broker = ChildJvm.start(
                folder.resolve("broker.log"),
                FLAGS,
                Sink.class,
                folder.resolve("kafka").toString());
        String[] addresses = broker.answer().split(" ", 2);
        return new Bed(folder, broker, Cluster.at(addresses[0], addresses[1]));
    }

    Path folder() {
        return folder;
    }

    Cluster cluster() {
        return cluster;
    }

    BenchAdmin admin() {
        return admin;
    }

    /** CPU time of broker and registry so far. */
    long brokerNanos() {
        return broker.cpuNanos();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
