package fleetrtt.cluster;

import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

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
        askRegistry(() -> {
            try (KafkaAvroSerializer keys = new KafkaAvroSerializer();
                    KafkaAvroSerializer values = new KafkaAvroSerializer()) {
                keys.configure(settings(), true);
                keys.prepare(topic, key);
                values.configure(settings(), false);
                values.prepare(topic, value);
                return topic;
            }
        });
    }

    /**
     * What comes of asking the registry.
     *
     * @throws Fault when no registry answers, or it refuses
     */
    public <T> T askRegistry(Supplier<T> questions) {
        try {
            return questions.get();
        } catch (RegistryException e) {
            throw new Fault(e.getMessage() + "; or name another with --schema-registry", e);
        } catch (ConfigException e) {
            throw new Fault("schema registry " + schemaRegistry + ": " + e.getMessage(), e);
        }
    }

    /** The one line for what a client of Kafka's threw. */
    public Fault fault(KafkaException e) {
        String kafka = "Kafka at " + bootstrapServers;
        String cause = root(e).getMessage();
        if (e instanceof RegistryException) {
            return new Fault(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof TimeoutException && e.getCause() instanceof UnknownTopicOrPartitionException) {
            return new Fault(kafka + " has no such topic: " + e.getMessage() + " The aggregator makes it", e);
        }
        if (e instanceof TimeoutException) {
            return new Fault(
                    "no Kafka broker answers at " + bootstrapServers + "; start one, name another with"
                            + " --bootstrap-server, or, if it demands TLS, say --kafka security.protocol=SASL_SSL",
                    e);
        }
        if (e instanceof SslAuthenticationException) {
            return new Fault(
                    kafka + " and we do not trust each other: " + cause
                            + "; see ssl.truststore.location and ssl.keystore.location, with --kafka KEY=VALUE",
                    e);
        }
        if (e instanceof AuthenticationException) {
            return new Fault(
                    kafka + " refuses us: " + cause
                            + "; see sasl.mechanism and sasl.jaas.config, with --kafka KEY=VALUE",
                    e);
        }
        if (e instanceof AuthorizationException) {
            return new Fault(kafka + " does not permit it: " + cause + "; grant it there", e);
        }
        return new Fault(kafka + ": " + cause + "; see --bootstrap-server and --kafka", e);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
