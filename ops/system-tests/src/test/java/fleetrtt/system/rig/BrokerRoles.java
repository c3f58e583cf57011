package fleetrtt.system.rig;

import static org.awaitility.Awaitility.await;

import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/** Which broker does what at the moment; nodes are numbered from 0, as in {@link BrokerCluster}. */
public final class BrokerRoles implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Admin admin;

    private BrokerRoles(Admin admin) {
        this.admin = admin;
    }

    public static BrokerRoles of(BrokerCluster kafka) {
        return new BrokerRoles(Admin.create(kafka.cluster().settings()));
    }

    /** Who leads the first partition of the intervals. */
    public int intervalsLeader() throws ExecutionException, InterruptedException {
        TopicDescription intervals = Objects.requireNonNull(admin.describeTopics(List.of(Topics.INTERVALS))
                .allTopicNames()
                .get()
                .get(Topics.INTERVALS));
        return intervals.partitions().get(0).leader().id() - 1;
    }

    public int controller() throws ExecutionException, InterruptedException {
        return admin.describeMetadataQuorum().quorumInfo().get().leaderId() - 1;
    }

    /** Until every partition of every topic, Kafka's own included, is on all nodes again. */
    public void awaitInSync() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(this::areInSync);
    }

    private boolean areInSync() throws ExecutionException, InterruptedException {
        Set<String> all = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(all).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.isr().size() == BrokerCluster.NODES);
    }

    @Override
    public void close() {
        admin.close();
    }
}
