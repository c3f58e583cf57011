package fleetrtt.system.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** All that can be tried. Where Kafka can be asked what it would do, it is asked; other deeds do no harm when done. */
final class Attempts {
    private static final String EVIL = "User:evil";

    private Attempts() {}

    /** At a topic that is there and has a record in its first partition. */
    static Stream<Attempt> atTopic(String topic) {
        return Stream.of(
                new Attempt("write " + topic, clients -> clients.write(topic)),
                new Attempt("read " + topic, clients -> clients.read(topic)),
                new Attempt(
                        "describe " + topic,
                        clients -> clients.admin()
                                .describeTopics(List.of(topic))
                                .allTopicNames()
                                .get()),
                new Attempt(
                        "look at settings of " + topic,
                        clients -> clients.admin()
                                .describeConfigs(List.of(settingsOf(topic)))
                                .all()
                                .get()),
                new Attempt("change settings of " + topic, clients -> change(clients, settingsOf(topic))),
                new Attempt(
                        "add partitions to " + topic,
                        clients -> clients.admin()
                                .createPartitions(
                                        Map.of(topic, NewPartitions.increaseTo(100)),
                                        new CreatePartitionsOptions().validateOnly(true))
                                .all()
                                .get()),
                new Attempt("purge " + topic, clients -> purge(clients, topic)));
    }

    /** Whoever may is told that a compacted topic cannot be purged. */
    private static void purge(Clients clients, String topic) throws Exception {
        TopicPartition first = new TopicPartition(topic, 0);
        try {
            clients.admin()
                    .deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(0)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof PolicyViolationException)) {
                throw e;
            }
        }
    }

    /** For good. */
    static Attempt delete(String topic) {
        return new Attempt(
                "delete " + topic,
                clients -> clients.admin().deleteTopics(List.of(topic)).all().get());
    }

    static Attempt create(String topic) {
        return new Attempt(
                "create " + topic,
                clients -> clients.admin()
                        .createTopics(
                                List.of(new NewTopic(topic, Optional.of(1), Optional.empty())),
                                new CreateTopicsOptions().validateOnly(true))
                        .all()
                        .get());
    }

    /** @param topic one that a member of the group reads */
    static Stream<Attempt> atGroup(String group, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return Stream.of(
                new Attempt(
                        "describe group " + group,
                        clients -> clients.admin()
                                .listConsumerGroupOffsets(group)
                                .all()
                                .get()),
                new Attempt(
                        "move group " + group,
                        clients -> clients.admin()
                                .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(0)))
                                .all()
                                .get()),
                new Attempt(
                        "delete group " + group,
                        clients -> clients.admin()
                                .deleteConsumerGroups(List.of(group))
                                .all()
                                .get()));
    }

    static Stream<Attempt> atTransactions(String id) {
        return Stream.of(
                new Attempt("begin transactions " + id, clients -> clients.beginTransactions(id)),
                new Attempt(
                        "fence transactions " + id,
                        clients -> clients.admin()
                                .fenceProducers(List.of(id))
                                .all()
                                .get()));
    }

    static Stream<Attempt> atCluster() {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        return Stream.of(
                new Attempt(
                        "see who may do what",
                        clients -> clients.admin()
                                .describeAcls(AclBindingFilter.ANY)
                                .values()
                                .get()),
                new Attempt(
                        "grant",
                        clients -> clients.admin()
                                .createAcls(List.of(everything()))
                                .all()
                                .get()),
                new Attempt(
                        "revoke",
                        clients -> clients.admin()
                                .deleteAcls(List.of(everything().toFilter()))
                                .all()
                                .get()),
                new Attempt(
                        "add users",
                        clients -> clients.admin()
                                .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                        "evil", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192), "evil")))
                                .all()
                                .get()),
                new Attempt(
                        "see users",
                        clients -> clients.admin()
                                .describeUserScramCredentials()
                                .all()
                                .get()),
                new Attempt(
                        "look at settings of brokers",
                        clients -> clients.admin()
                                .describeConfigs(List.of(broker))
                                .all()
                                .get()),
                new Attempt("change settings of brokers", clients -> change(clients, broker)),
                new Attempt(
                        "change quotas",
                        clients -> clients.admin()
                                .alterClientQuotas(List.of(new ClientQuotaAlteration(
                                        new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "evil")),
                                        List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1.0)))))
                                .all()
                                .get()),
                new Attempt(
                        "elect leaders",
                        clients -> clients.admin()
                                .electLeaders(ElectionType.PREFERRED, null)
                                .all()
                                .get()),
                new Attempt(
                        "move partitions",
                        clients -> clients.admin()
                                // To where it is.
                                .alterPartitionReassignments(Map.of(
                                        new TopicPartition("tcprtt.intervals", 0),
                                        Optional.of(new NewPartitionReassignment(List.of(1)))))
                                .all()
                                .get()),
                new Attempt(
                        "see the quorum",
                        clients -> clients.admin()
                                .describeMetadataQuorum()
                                .quorumInfo()
                                .get()),
                new Attempt("end a broker", Attempts::endAbsentBroker));
    }

    /** Whoever may is told that there is none. */
    private static void endAbsentBroker(Clients clients) throws Exception {
        try {
            clients.admin().unregisterBroker(4711).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw e;
            }
        }
    }

    private static ConfigResource settingsOf(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void change(Clients clients, ConfigResource of) throws Exception {
        String key = of.type() == ConfigResource.Type.TOPIC ? "max.message.bytes" : "message.max.bytes";
        clients.admin()
                .incrementalAlterConfigs(
                        Map.of(of, List.of(new AlterConfigOp(new ConfigEntry(key, "1000"), AlterConfigOp.OpType.SET))),
                        new AlterConfigsOptions().validateOnly(true))
                .all()
                .get();
    }

    private static AclBinding everything() {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry(EVIL, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }
}
