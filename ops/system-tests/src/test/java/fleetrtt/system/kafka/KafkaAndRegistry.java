package fleetrtt.system.kafka;

import fleetrtt.cluster.Cluster;
import java.nio.file.Path;

/** One broker without topics, which can be stopped and started again, and a registry; at 127.0.0.1. */
public interface KafkaAndRegistry extends AutoCloseable {
    /**
     * Both, started, from whom the build says.
     *
     * @param folder for what is kept
     */
    static KafkaAndRegistry started(Path folder) {
        return Provider.chosen().start(folder, 0);
    }

    /** The same, whose broker sends its clients to a proxy at this port; itself it is asked at {@link #brokerPort}. */
    static KafkaAndRegistry startedBehind(int proxyPort, Path folder) {
        return Provider.chosen().start(folder, proxyPort);
    }

    Cluster cluster();

    int brokerPort();

    /** In order, with what was acknowledged kept. */
    void stopBroker();

    /** Returns once it serves clients. */
    void startBroker();

    @Override
    void close();
}
