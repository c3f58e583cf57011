package fleetrtt.system.security;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.ClientDemands;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A broker that demands TLS and a password, and grants nothing but by ACLs; a registry; the scripts' users and ACLs. */
final class SecuredKafka implements AutoCloseable {
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "of-the-administrator";
    private static final String BROKER = "127.0.0.1";

    private final Path folder;
    private final EmbeddedBroker broker;
    private final DevelopmentRegistry registry;
    private final KafkaScripts scripts;

    private SecuredKafka(Path folder, EmbeddedBroker broker, DevelopmentRegistry registry, KafkaScripts scripts) {
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
        this.scripts = scripts;
    }

    /** Users and ACLs are yet to be made. */
    static SecuredKafka started(Path folder) throws IOException, InterruptedException {
        Path certificates = folder.resolve("certificates");
        KafkaScripts.in(folder.resolve("bin"), Map.of()).run("certificates.sh", certificates.toString(), BROKER);
        ClientDemands demands = new ClientDemands(
                certificates.resolve(BROKER + ".p12"),
                Files.readString(certificates.resolve(BROKER + ".password")).strip(),
                Map.of(ADMIN, PASSWORD),
                Set.of(ADMIN));
        EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker")).demanding(demands);
        DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
        Path trust = certificates.resolve("ca.pem");
        KafkaScripts scripts = KafkaScripts.in(
                folder.resolve("bin"),
                Map.of(
                        "BOOTSTRAP_SERVER", broker.bootstrapServers(),
                        "COMMAND_CONFIG", commandConfig(folder, trust).toString(),
                        "TRUSTSTORE", trust.toString()));
        SecuredKafka kafka = new SecuredKafka(folder, broker, registry, scripts);
        registry.start();
        broker.start();
        return kafka;
    }

    /** As an administrator has it for Kafka's own tools. */
    private static Path commandConfig(Path folder, Path trust) throws IOException {
        return Files.writeString(
                folder.resolve("admin.properties"),
                "security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nssl.truststore.type=PEM\n"
                        + "ssl.truststore.location=" + trust + "\nsasl.jaas.config="
                        + "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + ADMIN
                        + "\" password=\"" + PASSWORD + "\";\n");
    }

    KafkaScripts scripts() {
        return scripts;
    }

    /** Where users.sh puts the logins, one file a user. */
    Path logins() {
        return folder.resolve("logins");
    }

    /** The options with which the role's service logs in, as a file for --config. */
    Path login(String user) {
        return logins().resolve(user + ".properties");
    }

    /** The cluster as a user sees it who has a login from users.sh. */
    Cluster as(String user) throws IOException {
        Map<String, String> settings = new HashMap<>();
        read(login(user)).forEach((key, value) -> settings.put(key.substring("kafka.".length()), value));
        return new Cluster(broker.bootstrapServers(), registry.url(), settings);
    }

    /** The cluster as the administrator sees it. */
    Cluster asAdmin() throws IOException {
        return new Cluster(broker.bootstrapServers(), registry.url(), read(folder.resolve("admin.properties")));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
    }
}
