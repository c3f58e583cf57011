package fleetrtt.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sees to it that the topics stand as they must: creates what is missing, refuses what would give wrong windows. */
final class TopicCheck {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final AggregatorConfig config;

    TopicCheck(AggregatorConfig config) {
        this.config = config;
    }

    /** @throws Fault when no broker answers, or a topic cannot be created or is not as it must be */
    void run(List<RequiredTopic> topics) {
        Cluster cluster = config.cluster();
        Map<String, Object> settings = cluster.settings();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        try (Admin admin = Admin.create(settings)) {
            topics.forEach(topic -> check(admin, topic));
        } catch (KafkaException e) {
            throw cluster.fault(e);
        }
    }

    private void check(Admin admin, RequiredTopic topic) {
        try {
            await(admin.describeTopics(List.of(topic.name())).allTopicNames());
        } catch (UnknownTopicOrPartitionException e) {
            create(admin, topic);
            return;
        }
        verify(admin, topic);
    }

    private void create(Admin admin, RequiredTopic topic) {
        NewTopic request = new NewTopic(
                        topic.name(),
                        Optional.of(config.partitions()),
                        Optional.of(config.replicationFactor()).filter(factor -> factor > 0))
                .configs(topic.creation());
        try {
            await(admin.createTopics(List.of(request)).all());
        } catch (TopicExistsException e) {
            // Another instance starts too, and asks for the same.
        } catch (InvalidReplicationFactorException e) {
            throw new Fault(
                    "cannot create topic " + topic.name() + ": " + e.getMessage() + "; see --replication-factor", e);
        }
    }

    private static void verify(Admin admin, RequiredTopic topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        for (Config actual :
                await(admin.describeConfigs(List.of(resource)).all()).values()) {
            topic.fault(actual).ifPresent(line -> {
                throw new Fault(line, null);
            });
        }
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
}
