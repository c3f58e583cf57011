package fleetrtt.aggregator.upsert;

import fleetrtt.aggregator.window.PackedCell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.FleetWindowKey;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.Schema;

/**
 * Writes upserts by hand, field by field as the generated classes {@link PeerWindow}, {@link HostWindow} and
 * {@link FleetWindow} would: one is sent for every cell that changed. What it gives stands until the next. One for each
 * task; not thread-safe.
 */
public final class UpsertWriter {
    private final Prefixes prefixes;
    private final Map<String, Prefix> known = new HashMap<>();
    private final Upsert upsert = new Upsert();
    private final PackedWriter key = new PackedWriter();
    private final PackedWriter value = new PackedWriter();
    private final PackedCell packed = new PackedCell();

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Prefix(byte[] key, byte[] value) {}

    public UpsertWriter(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /** A window of an address. */
    public Upsert peer(WindowKey window, Subject peer, Slice cell, int revision, boolean closed, Completeness hosts) {
        String topic = Topics.peers(window.size());
        begin(topic, PeerWindowKey.getClassSchema(), PeerWindow.getClassSchema(), peer);
        writeWindow(window, cell);
        value.writeSigned(packed.hosts());
        packed.writeWorstAvro(value);
        write(hosts);
        return end(window, revision, closed);
    }

    /**
     * A window of a host.
     *
     * @param skewMillis brokers' clock less the host's
     * @param suspect whether the host's clock is not believed
     */
    public Upsert host(
            WindowKey window,
            Subject host,
            Slice cell,
            int revision,
            boolean closed,
            OptionalLong skewMillis,
            boolean suspect) {
        begin(Topics.HOSTS, HostWindowKey.getClassSchema(), HostWindow.getClassSchema(), host);
        writeWindow(window, cell);
        writeOptional(skewMillis.isPresent(), skewMillis.orElse(0));
        value.writeByte(suspect ? 1 : 0);
        return end(window, revision, closed);
    }

    /** A window of the fleet. */
    public Upsert fleet(WindowKey window, Slice cell, int revision, boolean closed, Completeness hosts) {
        begin(Topics.FLEET, FleetWindowKey.getClassSchema(), FleetWindow.getClassSchema());
        writeWindow(window, cell);
        value.writeSigned(packed.hosts());
        write(hosts);
        return end(window, revision, closed);
    }

    private void begin(String topic, Schema keySchema, Schema valueSchema, Subject subject) {
        begin(topic, keySchema, valueSchema);
        int from = key.length();
        subject.writeAvro(key);
        value.writeBytes(key.array(), from, key.length() - from);
    }

    private void begin(String topic, Schema keySchema, Schema valueSchema) {
        Prefix prefix = known.computeIfAbsent(
                topic,
                unseen -> new Prefix(prefixes.of(topic, true, keySchema), prefixes.of(topic, false, valueSchema)));
        begin(key, prefix.key);
        begin(value, prefix.value);
    }

    private static void begin(PackedWriter out, byte[] prefix) {
        out.clear();
        out.writeBytes(prefix, 0, prefix.length);
    }

    private void writeWindow(WindowKey window, Slice cell) {
        packed.open(cell);
        value.writeSigned(window.startMillis());
        value.writeSigned(window.size().millis());
        packed.writeRttAvro(value);
    }

    private void write(Completeness hosts) {
        writeOptional(hosts.expected() >= 0, hosts.expected());
        writeOptional(hosts.reporting() >= 0, hosts.reporting());
    }

    private void writeOptional(boolean present, long number) {
        value.writeSigned(present ? 1 : 0);
        if (present) {
            value.writeSigned(number);
        }
    }

    private Upsert end(WindowKey window, int revision, boolean closed) {
        key.writeSigned(window.startMillis());
        value.writeSigned(revision);
        value.writeByte(closed ? 1 : 0);
        upsert.key().set(key.array(), 0, key.length());
        upsert.value().set(value.array(), 0, value.length());
        return upsert;
    }
}
