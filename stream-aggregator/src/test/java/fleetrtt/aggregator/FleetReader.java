package fleetrtt.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import fleetrtt.aggregator.partial.Pack;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WireHistograms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a {@link TestFleet} has sent so far, as readers of its topics read it. */
final class FleetReader {
    private final DriverTopics topics;
    private final WireSerdes wire;

    FleetReader(DriverTopics topics, WireSerdes wire) {
        this.topics = topics;
        this.wire = wire;
    }

    private <T> T value(Class<T> type, ProducerRecord<byte[], byte[]> record) {
        return type.cast(requireNonNull(wire.intervals().deserialize(record.topic(), record.value())));
    }

    private <T> Stream<T> values(Class<T> type, String topic) {
        return topics.records(topic).stream().map(record -> value(type, record));
    }

    /** Upserts of hosts' windows, the newest of each. */
    Map<HostWindowKey, HostWindow> hosts() {
        Map<HostWindowKey, HostWindow> newest = new HashMap<>();
        values(HostWindow.class, Topics.HOSTS)
                .forEach(window ->
                        newest.put(new HostWindowKey(window.getHost().toString(), window.getWindowStart()), window));
        return newest;
    }

    /** Upserts of the fleet's windows. */
    List<FleetWindow> fleet() {
        return values(FleetWindow.class, Topics.FLEET).toList();
    }

    /** Upserts of alerts, as key and value, without those that take one back. */
    List<Map.Entry<AlertKey, Alert>> alerts() {
        return topics.records(Topics.ALERTS).stream()
                .filter(record -> record.value() != null)
                .map(record -> Map.entry(
                        (AlertKey) requireNonNull(wire.intervals().deserialize(record.topic(), record.key())),
                        value(Alert.class, record)))
                .toList();
    }

    /** Upserts of whose fault it was. */
    List<VerdictWindow> verdicts() {
        return values(VerdictWindow.class, Topics.VERDICTS).toList();
    }

    /** What has been passed to the peer side. */
    List<Pack> packs() {
        return topics.records(TestFleet.PARTIALS).stream()
                .map(record -> Pack.of(record.value()))
                .toList();
    }

    /** Upserts of windows of 10 s. */
    List<PeerWindow> upserts() {
        return upserts(WindowSize.TEN_SECONDS);
    }

    List<PeerWindow> upserts(WindowSize size) {
        return values(PeerWindow.class, Topics.peers(size)).toList();
    }

    /** Its newest upsert of a window of 10 s. */
    PeerWindow last(String remote) {
        return upserts().stream()
                .filter(window -> window.getRemote().toString().equals(remote))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    static RttHistogram rtt(PeerWindow window) {
        return WireHistograms.read(
                window.getFirstSlot(),
                window.getCounts(),
                window.getSumMicros(),
                window.getMinRttMicros(),
                window.getFresh());
    }

    /** Timestamps of the upserts' records, milliseconds. */
    List<Long> upsertTimes() {
        return topics.records(Topics.peers(WindowSize.TEN_SECONDS)).stream()
                .map(ProducerRecord::timestamp)
                .toList();
    }

    /** What a reader knows who keeps the highest revision of each key, and trusts no order. */
    Map<PeerWindowKey, PeerWindow> windows(WindowSize size) {
        Map<PeerWindowKey, PeerWindow> newest = new HashMap<>();
        for (PeerWindow upsert : upserts(size)) {
            newest.merge(
                    new PeerWindowKey(upsert.getRemote().toString(), upsert.getWindowStart()),
                    upsert,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other);
        }
        return newest;
    }

    List<ProducerRecord<byte[], byte[]>> rejected() {
        return topics.records(Topics.REJECTED);
    }

    List<ProducerRecord<byte[], byte[]>> late() {
        return topics.records(Topics.LATE);
    }

    static String reason(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(Reason.REASON).value(), UTF_8);
    }

    IntervalReport report(ProducerRecord<byte[], byte[]> aside) {
        return IntervalReport.of(value(IntervalHistogram.class, aside));
    }
}
