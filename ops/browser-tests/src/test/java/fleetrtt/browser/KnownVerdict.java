package fleetrtt.browser;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.MatrixCell;
import fleetrtt.wire.SlowSubject;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.VerdictWindowKey;
import fleetrtt.wire.WindowVerdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A judged minute as it stands in its topic: the first address is eight times as slow as usual, the first host three
 * times, and its sentence looks like markup. An aggregator judges nothing within the minutes that the checks take.
 */
final class KnownVerdict {
    private static final double PEER_EFFECT = 3;
    private static final double HOST_EFFECT = 1.6;
    private static final int FRESH = 40;

    private KnownVerdict() {}

    /** The first address and the first host are at fault. */
    static void publish(Cluster cluster, List<String> hosts, List<String> peers) throws Exception {
        Map<String, Object> settings = cluster.settings();
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (KafkaProducer<Object, Object> producer = new KafkaProducer<>(settings)) {
            VerdictWindow window = window(minute, hosts, peers);
            producer.send(new ProducerRecord<>(Topics.VERDICTS, new VerdictWindowKey(minute), window))
                    .get();
        }
    }

    private static VerdictWindow window(Instant minute, List<String> hosts, List<String> peers) {
        String host = hosts.get(0);
        String peer = peers.get(0);
        return VerdictWindow.newBuilder()
                .setWindowStart(minute)
                .setWindowMillis((int) ChronoUnit.MINUTES.getDuration().toMillis())
                .setHosts(hosts.size())
                .setPeers(peers.size())
                .setCells(hosts.size() * peers.size())
                .setVerdicts(List.of(
                        verdict("peer", peer, "", peer, PEER_EFFECT, hosts, peer + " is slow to all hosts."),
                        verdict("host", host, host, "", HOST_EFFECT, List.of(host), KnownStack.HOSTILE_TEXT)))
                .setSlow(List.of(
                        new SlowSubject(false, peer, PEER_EFFECT, 0), new SlowSubject(true, host, HOST_EFFECT, 1)))
                .setMatrixHosts(List.copyOf(hosts))
                .setMatrixPeers(List.copyOf(peers))
                .setMatrix(cells(hosts.size(), peers.size()))
                .setRevision(0)
                .build();
    }

    private static WindowVerdict verdict(
            String kind, String subject, String host, String peer, double effect, List<String> witnesses, String why) {
        return WindowVerdict.newBuilder()
                .setCulprit(kind)
                .setSubject(subject)
                .setHosts(host)
                .setPeers(peer)
                .setEffect(effect)
                .setError(0.1)
                .setConfidence(0.97)
                .setCellsFor(witnesses.size())
                .setCellsAgainst(0)
                .setHostsFor(List.copyOf(witnesses.subList(0, Math.min(8, witnesses.size()))))
                .setHostsAgainst(List.of())
                .setSentence(why)
                .build();
    }

    /** Every seventh pair has too few samples; the others differ a little from what is usual. */
    private static List<MatrixCell> cells(int hosts, int peers) {
        List<MatrixCell> cells = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            for (int peer = 0; peer < peers; peer++) {
                if ((host + 3 * peer) % 7 != 6) {
                    double shift = (peer == 0 ? PEER_EFFECT : 0) + (host == 0 ? HOST_EFFECT : 0);
                    cells.add(new MatrixCell(
                            host, peer, (float) (shift + ((host * 5 + peer * 3) % 9 - 4) / 20.0), FRESH));
                }
            }
        }
        return cells;
    }
}
