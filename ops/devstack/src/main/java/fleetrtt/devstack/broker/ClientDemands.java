package fleetrtt.devstack.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a broker demands of its clients: nothing, or TLS and the name and password of a user (SCRAM-SHA-512).
 *
 * @param keystore PKCS12, the broker's key and certificate
 * @param keystorePassword of the store and of the key
 * @param users passwords by name; nobody, when nothing is demanded
 */
public record ClientDemands(Path keystore, String keystorePassword, Map<String, String> users) {
    static final String LISTENER = "CLIENTS";

    private static final String MECHANISM = "SCRAM-SHA-512";

    public ClientDemands {
        users = Map.copyOf(users);
    }

    static ClientDemands none() {
        return new ClientDemands(Path.of(""), "", Map.of());
    }

    String protocol() {
        return users.isEmpty() ? "PLAINTEXT" : "SASL_SSL";
    }

    Map<String, String> listenerProperties() {
        String prefix = "listener.name.clients.";
        return users.isEmpty()
                ? Map.of()
                : Map.of(
                        prefix + "ssl.keystore.type",
                        "PKCS12",
                        prefix + "ssl.keystore.location",
                        keystore.toString(),
                        prefix + "ssl.keystore.password",
                        keystorePassword,
                        prefix + "ssl.key.password",
                        keystorePassword,
                        prefix + "sasl.enabled.mechanisms",
                        MECHANISM,
                        prefix + "scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    /** The users, as the log is formatted with them. */
    List<String> scramArguments() {
        return users.entrySet().stream()
                .map(user -> MECHANISM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
    }
}
