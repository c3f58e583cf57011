package fleetrtt.devstack.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a broker demands of its clients: nothing, or TLS and the name and password of a user (SCRAM-SHA-512), who may
 * do everything, or only what an ACL grants.
 *
 * @param keystore PKCS12, the broker's key and certificate
 * @param keystorePassword of the store and of the key
 * @param users passwords by name; nobody, when nothing is demanded
 * @param superUsers who may do everything, while all others need an ACL; nobody, when everybody may do everything
 */
public record ClientDemands(Path keystore, String keystorePassword, Map<String, String> users, Set<String> superUsers) {
    static final String LISTENER = "CLIENTS";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String AUTHORIZER = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

    /** Whom the node takes itself for, on listeners of its own that demand nothing. */
    private static final String ITSELF = "ANONYMOUS";

    public ClientDemands {
        users = Map.copyOf(users);
        superUsers = Set.copyOf(superUsers);
    }

    /** Everybody who has a password may do everything. */
    public ClientDemands(Path keystore, String keystorePassword, Map<String, String> users) {
        this(keystore, keystorePassword, users, Set.of());
    }

    static ClientDemands none() {
        return new ClientDemands(Path.of(""), "", Map.of());
    }

    String protocol() {
        return users.isEmpty() ? "PLAINTEXT" : "SASL_SSL";
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        if (!users.isEmpty()) {
            listener(properties, "listener.name.clients.");
        }
        if (!superUsers.isEmpty()) {
            properties.put("authorizer.class.name", AUTHORIZER);
            properties.put("super.users", principals());
        }
        return properties;
    }

    private void listener(Map<String, String> properties, String prefix) {
        properties.put(prefix + "ssl.keystore.type", "PKCS12");
        properties.put(prefix + "ssl.keystore.location", keystore.toString());
        properties.put(prefix + "ssl.keystore.password", keystorePassword);
        properties.put(prefix + "ssl.key.password", keystorePassword);
        properties.put(prefix + "sasl.enabled.mechanisms", MECHANISM);
        properties.put(
                prefix + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    private String principals() {
        Set<String> names = new TreeSet<>(superUsers);
        names.add(ITSELF);
        return "User:" + String.join(";User:", names);
    }

    /** The users, as the log is formatted with them. */
    List<String> scramArguments() {
        return users.entrySet().stream()
                .map(user -> MECHANISM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
    }
}
