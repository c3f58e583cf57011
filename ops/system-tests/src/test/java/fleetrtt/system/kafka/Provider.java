package fleetrtt.system.kafka;

import java.nio.file.Path;

/** Who gives tests a broker and a registry; the system property {@code fleetrtt.kafka} chooses. */
enum Provider {
    EMBEDDED {
        @Override
        KafkaAndRegistry start(Path folder, int proxyPort) {
            return EmbeddedKafka.started(folder, proxyPort);
        }
    },
    CONTAINERS {
        @Override
        KafkaAndRegistry start(Path folder, int proxyPort) {
            return KafkaContainers.started(proxyPort);
        }
    };

    static Provider chosen() {
        return "containers".equals(System.getProperty("fleetrtt.kafka")) ? CONTAINERS : EMBEDDED;
    }

    /** @param proxyPort that the broker tells its clients; 0 for its own */
    abstract KafkaAndRegistry start(Path folder, int proxyPort);
}
