package fleetrtt.browser;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.AlertWindow;
import fleetrtt.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An alert as no rule file may make it, but as whoever may write to the topic can: its very name looks like markup. */
final class HostileAlert {
    static final String NAME = "<img src=x onerror=alert(1)>";

    private HostileAlert() {}

    static void publish(Cluster cluster) throws Exception {
        Map<String, Object> settings = cluster.settings();
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        try (KafkaProducer<Object, Object> producer = new KafkaProducer<>(settings)) {
            Alert alert = alert();
            AlertKey key = new AlertKey(alert.getRule(), alert.getSubject());
            producer.send(new ProducerRecord<>(Topics.ALERTS, key, alert)).get();
        }
    }

    private static Alert alert() {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis() / 10_000 * 10_000);
        return Alert.newBuilder()
                .setRule("hostile/" + NAME)
                .setAlert(NAME)
                .setKind(AlertKind.FLEET)
                .setSubject("fleet")
                .setState(AlertState.FIRING)
                .setSince(now.minusSeconds(60))
                .setFiredAt(now)
                .setWindowMillis(10_000)
                .setExpr("samples > 0 // <script>globalThis.owned=1</script>")
                .setValues(Map.of("samples", 1.0))
                .setAfter(AlertWindow.newBuilder()
                        .setWindowStart(now)
                        .setFirstSlot(10)
                        .setCounts(List.of(1L))
                        .setSumMicros(1024)
                        .build())
                .setHosts(1)
                .setLabels(Map.of("alertname", NAME))
                .setAnnotations(Map.of("summary", KnownStack.HOSTILE_TEXT))
                .build();
    }
}
