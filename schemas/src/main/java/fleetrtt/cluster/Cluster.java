package fleetrtt.cluster;

import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Where Kafka and its schema registry are.
 *
 * @param bootstrapServers comma list of {@code host:port}
 * @param schemaRegistry comma list of base URLs
 * @param kafka further settings of Kafka's clients and of the registry's, under their own keys
 */
public record Cluster(String bootstrapServers, String schemaRegistry, Map<String, String> kafka) {
    private static final String REGISTRY_URL = "schema.registry.url";

    public Cluster {
        kafka = Map.copyOf(kafka);
    }

    public static Cluster at(String bootstrapServers, String schemaRegistry) {
        return new Cluster(bootstrapServers, schemaRegistry, Map.of());
    }

    /** What any client needs, the registry's keys included; a copy. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(REGISTRY_URL, schemaRegistry);
        settings.put("specific.avro.reader", "true");
        return settings;
    }

    /**
     * Asks the registry for a subject, which need not exist.
     *
     * @throws Fault when no registry answers, or not to us
     */
    public void requireRegistry(String subject) {
        try {
            RegistryClient.of(settings()).latest(subject);
        } catch (RegistryException e) {
            if (e.errorCode() != RegistryException.SUBJECT_NOT_FOUND) {
                throw new Fault(e.getMessage() + "; or name another with --schema-registry", e);
            }
        } catch (ConfigException e) {
            throw new Fault("schema registry " + schemaRegistry + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that the registry has, or takes, the schemas of generated classes for a topic.
     *
     * @throws Fault when no registry answers, or it refuses
     */
    public void requireSchemas(String topic, Schema key, Schema value) {
        try (KafkaAvroSerializer keys = new KafkaAvroSerializer();
                KafkaAvroSerializer values = new KafkaAvroSerializer()) {
            keys.configure(settings(), true);
            keys.prepare(topic, key);
            values.configure(settings(), false);
            values.prepare(topic, value);
        } catch (RegistryException e) {
            throw new Fault(e.getMessage() + "; or name another with --schema-registry", e);
        } catch (ConfigException e) {
            throw new Fault("schema registry " + schemaRegistry + ": " + e.getMessage(), e);
        }
    }

    /** The one line for what a client of Kafka's threw. */
    public Fault fault(KafkaException e) {
        if (e instanceof TimeoutException) {
            return new Fault(
                    "no Kafka broker answers at " + bootstrapServers + "; start one, or name another with"
                            + " --bootstrap-server",
                    e);
        }
        if (e instanceof AuthenticationException || e instanceof AuthorizationException) {
            return new Fault(
                    "Kafka at " + bootstrapServers + " refuses us: " + e.getMessage() + "; see --kafka KEY=VALUE", e);
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Fault(
                "Kafka at " + bootstrapServers + ": " + root.getMessage() + "; see --bootstrap-server and --kafka", e);
    }
}
