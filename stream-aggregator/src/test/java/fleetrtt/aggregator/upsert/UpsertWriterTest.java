package fleetrtt.aggregator.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.AvroSettings;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.FleetWindowKey;
import fleetrtt.wire.HostShare;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.WireHistograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand is byte for byte what Avro writes. */
final class UpsertWriterTest {
    private static final byte[] PREFIX = {0, 0, 0, 0, 9};
    private static final long T = 1_800_000_000_000L;
    private static final WindowKey WINDOW = new WindowKey(WindowSize.ONE_MINUTE, T);

    private final UpsertWriter writer = new UpsertWriter((topic, isKey, schema) -> PREFIX);

    @BeforeAll
    static void trustOurClasses() {
        AvroSettings.apply();
    }

    private static byte[] avro(SpecificRecordBase record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(PREFIX);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
        return bytes.toByteArray();
    }

    private static RttHistogram rtt(int host) {
        return new RttHistogram(
                Log2Histogram.ofCounts(5 + host % 7, 3, 0, 100_000L * host + 1),
                123_456_789L * (host + 1),
                host % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(host),
                77L * host + 2);
    }

    private static Cell cell(int hosts) {
        Cell cell = new Cell();
        for (int host = 0; host < hosts; host++) {
            RttSum sum = new RttSum();
            sum.add(rtt(host));
            PackedWriter packed = new PackedWriter();
            Cell.write(packed, sum, host, ("host-" + host).getBytes(StandardCharsets.US_ASCII));
            cell.add(packed.toBytes());
        }
        return cell;
    }

    private static List<HostShare> worst(Cell cell) {
        return cell.worst().stream()
                .map(share -> new HostShare(
                        share.host(),
                        share.rtt().slots().firstSlot(),
                        WireHistograms.counts(share.rtt().slots()),
                        share.rtt().sumMicros(),
                        share.rtt().fresh()))
                .toList();
    }

    /** With bytes of others around it, as in a chunk. */
    private static Slice packed(Cell cell) {
        PackedWriter out = new PackedWriter();
        out.writeInt(-1);
        cell.write(out);
        int length = out.length() - Integer.BYTES;
        out.writeInt(-1);
        return new Slice().set(out.toBytes(), Integer.BYTES, length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 30})
    void aWindowOfAnAddress(int hosts) throws IOException {
        Cell cell = cell(hosts);
        Subject peer = Subject.of(Remote.parse(hosts == 1 ? "192.0.2.200" : "2001:db8::1"));
        Completeness completeness = hosts == 1 ? Completeness.UNKNOWN : new Completeness(hosts + 2, hosts);
        Upsert upsert = writer.peer(WINDOW, peer, packed(cell), 1_000, hosts == 2, completeness);
        RttHistogram rtt = cell.rtt();
        assertThat(upsert.key().toBytes()).isEqualTo(avro(new PeerWindowKey(peer.toString(), Instant.ofEpochMilli(T))));
        assertThat(upsert.value().toBytes())
                .isEqualTo(avro(new PeerWindow(
                        peer.toString(),
                        Instant.ofEpochMilli(T),
                        60_000,
                        rtt.slots().firstSlot(),
                        WireHistograms.counts(rtt.slots()),
                        rtt.sumMicros(),
                        WireHistograms.minRtt(rtt.minRttMicros()),
                        rtt.fresh(),
                        hosts,
                        worst(cell),
                        hosts == 1 ? null : hosts + 2,
                        hosts == 1 ? null : hosts,
                        1_000,
                        hosts == 2)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWindowOfAHost(boolean suspect) throws IOException {
        Cell cell = cell(1);
        Upsert upsert = writer.host(
                WINDOW,
                Subject.host("host-0"),
                packed(cell),
                0,
                true,
                suspect ? OptionalLong.of(-86_400_000) : OptionalLong.empty(),
                suspect);
        RttHistogram rtt = cell.rtt();
        assertThat(upsert.key().toBytes()).isEqualTo(avro(new HostWindowKey("host-0", Instant.ofEpochMilli(T))));
        assertThat(upsert.value().toBytes())
                .isEqualTo(avro(new HostWindow(
                        "host-0",
                        Instant.ofEpochMilli(T),
                        60_000,
                        rtt.slots().firstSlot(),
                        WireHistograms.counts(rtt.slots()),
                        rtt.sumMicros(),
                        WireHistograms.minRtt(rtt.minRttMicros()),
                        rtt.fresh(),
                        suspect ? -86_400_000L : null,
                        suspect,
                        0,
                        true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void aWindowOfTheFleet(int hosts) throws IOException {
        Cell cell = cell(hosts);
        Upsert upsert = writer.fleet(WINDOW, packed(cell), 3, false, new Completeness(20, hosts));
        RttHistogram rtt = cell.rtt();
        assertThat(upsert.key().toBytes()).isEqualTo(avro(new FleetWindowKey(Instant.ofEpochMilli(T))));
        assertThat(upsert.value().toBytes())
                .isEqualTo(avro(new FleetWindow(
                        Instant.ofEpochMilli(T),
                        60_000,
                        rtt.slots().firstSlot(),
                        WireHistograms.counts(rtt.slots()),
                        rtt.sumMicros(),
                        WireHistograms.minRtt(rtt.minRttMicros()),
                        rtt.fresh(),
                        hosts,
                        20,
                        hosts,
                        3,
                        false)));
    }
}
