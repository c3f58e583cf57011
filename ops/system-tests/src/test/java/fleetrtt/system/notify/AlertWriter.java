package fleetrtt.system.notify;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.AlertWindow;
import fleetrtt.wire.ResolveReason;
import fleetrtt.wire.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes alerts as the aggregator does, on a topic of three partitions. */
final class AlertWriter implements AutoCloseable {
    private final Instant fired = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    private final Producer<Object, Object> producer;

    private AlertWriter(Producer<Object, Object> producer) {
        this.producer = producer;
    }

    static AlertWriter on(Cluster cluster) throws Exception {
        try (Admin admin = Admin.create(cluster.settings())) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.ALERTS, 3, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        KafkaAvroSerializer keys = new KafkaAvroSerializer();
        keys.configure(cluster.settings(), true);
        KafkaAvroSerializer values = new KafkaAvroSerializer();
        values.configure(cluster.settings(), false);
        return new AlertWriter(new KafkaProducer<>(cluster.settings(), keys, values));
    }

    void fires(String alert, String remote) throws Exception {
        write(builder(alert, remote).setState(AlertState.FIRING).build());
    }

    void isResolved(String alert, String remote) throws Exception {
        write(builder(alert, remote)
                .setState(AlertState.RESOLVED)
                .setResolvedAt(Instant.now())
                .setResolveReason(ResolveReason.CLEARED)
                .build());
    }

    private Alert.Builder builder(String alert, String remote) {
        return Alert.newBuilder()
                .setRule("peers/" + alert)
                .setAlert(alert)
                .setKind(AlertKind.PEER)
                .setSubject(remote)
                .setSince(fired.minusSeconds(300))
                .setFiredAt(fired)
                .setWindowMillis(60_000)
                .setExpr("slowdown > 2.0")
                .setValues(Map.of("slowdown", 3.0))
                .setAfter(new AlertWindow(fired.minusSeconds(60), 14, List.of(100L), 2_000_000L, null))
                .setHosts(3)
                .setAffectedHosts(List.of())
                .setLabels(Map.of("alertname", alert, "remote", remote, "severity", "warning"))
                .setAnnotations(Map.of("summary", remote + " is slow"));
    }

    private void write(Alert alert) throws Exception {
        AlertKey key = new AlertKey(alert.getRule(), alert.getSubject());
        producer.send(new ProducerRecord<>(Topics.ALERTS, key, alert)).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
