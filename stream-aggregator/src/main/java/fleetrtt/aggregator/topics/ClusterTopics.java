package fleetrtt.aggregator.topics;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that a cluster has. Every method throws a {@link Fault} when Kafka cannot be asked. Not thread-safe. */
public final class ClusterTopics implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 20;

    private final Cluster cluster;
    private final Admin admin;

    private ClusterTopics(Cluster cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** Makes the client; does not ask yet. */
    public static ClusterTopics open(Cluster cluster) {
        Map<String, Object> settings = cluster.settings();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        try {
            return new ClusterTopics(cluster, Admin.create(settings));
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    /** Those of the topics that are not there. */
    public List<RequiredTopic> missing(List<RequiredTopic> topics) {
        Set<String> names = names();
        return topics.stream().filter(topic -> !names.contains(topic.name())).toList();
    }

    private Set<String> names() {
        return asked(() -> await(admin.listTopics().names()));
    }

    /**
     * Creates topics and returns once the brokers show them; that another has just created one is as good.
     *
     * @param partitions of each; but those that are partitioned by host get as many as one that is there has
     * @param replicationFactor −1 for the brokers' default
     */
    public void create(List<RequiredTopic> topics, int partitions, short replicationFactor) {
        int byHost =
                partitions(RequiredTopic.BY_HOST).values().stream().findFirst().orElse(partitions);
        topics.forEach(topic ->
                create(topic, RequiredTopic.BY_HOST.contains(topic.name()) ? byHost : partitions, replicationFactor));
        long deadline = deadline();
        while (!missing(topics).isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new Fault(
                        "Kafka at " + cluster.bootstrapServers() + " took topic "
                                + missing(topics).get(0).name() + " and does not show it; try again",
                        null);
            }
            pause();
        }
    }

    /** Creation is the controller's, and brokers hear of it some milliseconds later. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void create(RequiredTopic topic, int partitions, short replicationFactor) {
        NewTopic request = new NewTopic(
                        topic.name(),
                        Optional.of(partitions),
                        Optional.of(replicationFactor).filter(factor -> factor > 0))
                .configs(topic.creation());
        try {
            await(admin.createTopics(List.of(request)).all());
        } catch (TopicExistsException e) {
            // Another instance starts too, and asks for the same.
        } catch (InvalidReplicationFactorException e) {
            throw new Fault(
                    "cannot create topic " + topic.name() + ": " + e.getMessage() + "; see --replication-factor", e);
        } catch (AuthorizationException e) {
            throw new Fault(
                    "topic " + topic.name() + " is missing, or hidden from us, and Kafka at "
                            + cluster.bootstrapServers() + " does not permit it to be created (" + e.getMessage()
                            + "); create it as a user who may, with fleetrtt topics create, and grant this one what its"
                            + " role needs",
                    e);
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    /** How the topics, which are there, differ from what they must be: a line each, with the mend. */
    List<String> faults(List<RequiredTopic> topics) {
        return asked(() -> {
            Map<ConfigResource, KafkaFuture<Config>> actual = admin.describeConfigs(
                            topics.stream().map(ClusterTopics::resource).toList())
                    .values();
            return topics.stream()
                    .flatMap(topic ->
                            topic.faults(settings(topic, Objects.requireNonNull(actual.get(resource(topic))))).stream())
                    .toList();
        });
    }

    private Config settings(RequiredTopic topic, KafkaFuture<Config> asked) {
        try {
            return await(asked);
        } catch (AuthorizationException e) {
            throw new Fault(
                    "Kafka at " + cluster.bootstrapServers() + " does not permit us to look at the settings of topic "
                            + topic.name() + "; grant this user what its role needs",
                    e);
        }
    }

    private static ConfigResource resource(RequiredTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** Number of partitions of a topic that is there. */
    public int partitionsOf(String topic) {
        return Objects.requireNonNull(asked(() -> described(List.of(topic))).get(topic));
    }

    /** Number of partitions of those that are there. */
    Map<String, Integer> partitions(List<String> wanted) {
        Set<String> there = names();
        List<String> names = wanted.stream().filter(there::contains).toList();
        return asked(() -> described(names));
    }

    private Map<String, Integer> described(List<String> names) {
        Map<String, Integer> partitions = new TreeMap<>();
        for (TopicDescription topic :
                await(admin.describeTopics(names).allTopicNames()).values()) {
            partitions.put(topic.name(), topic.partitions().size());
        }
        return partitions;
    }

    /**
     * The answer. One broker may have shown a topic that the next one asked has not heard of yet, when another instance
     * has just created it; so that is asked again.
     */
    private <T> T asked(Supplier<T> question) {
        long deadline = deadline();
        while (true) {
            try {
                return question.get();
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw cluster.fault(e);
                }
                pause();
            } catch (KafkaException e) {
                throw cluster.fault(e);
            }
        }
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
