package fleetrtt.aggregator.host;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.AvroSettings;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast decoder reads what Avro writes, and of all else it takes nothing that Avro would read differently. */
final class FastDecoderTest {
    private static final int OWN = 7;

    private final FastDecoder decoder = new FastDecoder(id -> id == OWN);
    private final ReportView view = new ReportView();

    @BeforeAll
    static void trustOurClasses() {
        AvroSettings.apply();
    }

    private static IntervalReport report(Random random) {
        long[] values = random.longs(1 + random.nextInt(40), 0, 1 << 29).toArray();
        return new IntervalReport(
                "host-" + random.nextInt(1_000),
                random.nextLong() >> 1,
                random.nextLong() >>> 1,
                new Interval(1_800_000_000_000L + random.nextInt(), 1 + random.nextInt(3_600_000)),
                Remote.parse(List.of("192.0.2.77", "2001:db8::1:0", "other").get(random.nextInt(3))),
                new RttHistogram(
                        Log2Histogram.ofValues(values),
                        Arrays.stream(values).sum(),
                        random.nextBoolean() ? OptionalLong.of(random.nextInt(1 << 29)) : OptionalLong.empty(),
                        random.nextInt(values.length + 1)));
    }

    private static byte[] bytes(IntervalReport report, int id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(IntervalHistogram.class).write(report.toWire(), encoder);
        return bytes.toByteArray();
    }

    private IntervalReport viewed() {
        return new IntervalReport(
                new String(view.host.toBytes(), StandardCharsets.US_ASCII),
                view.incarnation,
                view.sequence,
                new Interval(view.startMillis, view.lengthMillis),
                Remote.parse(new String(view.remote.toBytes(), StandardCharsets.US_ASCII)),
                view.rtt.toHistogram());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatAvroWrites(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            IntervalReport report = report(random);
            assertThat(decodes(bytes(report, OWN))).isTrue();
            assertThat(viewed()).isEqualTo(report);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatItTakesOfDamagedBytesIsWhatAvroReads(long seed) throws IOException {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = bytes(report(random), OWN);
            for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
                bytes[5 + random.nextInt(bytes.length - 5)] ^= (byte) (1 << random.nextInt(8));
            }
            if (decodes(bytes) && isText(view)) {
                IntervalHistogram avro = new SpecificDatumReader<>(IntervalHistogram.class)
                        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
                assertThat(avro.getHost()).hasToString(new String(view.host.toBytes(), StandardCharsets.US_ASCII));
                assertThat(avro.getSequence()).isEqualTo(view.sequence);
                assertThat(avro.getIntervalStart().toEpochMilli()).isEqualTo(view.startMillis);
                assertThat(avro.getIntervalMillis()).isEqualTo((int) view.lengthMillis);
                assertThat(avro.getSumMicros()).isEqualTo(view.rtt.sumMicros());
                assertThat(avro.getFresh()).isEqualTo(view.rtt.fresh());
                taken++;
            }
        }
        assertThat(taken).isPositive();
    }

    /** Names that nobody has seen before are left to the other decoder, so here only those of plain letters matter. */
    private static boolean isText(ReportView view) {
        String both = new String(view.host.toBytes(), StandardCharsets.ISO_8859_1)
                + new String(view.remote.toBytes(), StandardCharsets.ISO_8859_1);
        return both.chars().allMatch(c -> c < 128);
    }

    @Test
    void leavesAnotherSchemasRecordsAlone() throws IOException {
        assertThat(decodes(bytes(report(new Random(1)), OWN + 1))).isFalse();
    }

    @Test
    void leavesWhatIsCutOrFollowedAlone() throws IOException {
        byte[] whole = bytes(report(new Random(1)), OWN);
        for (int length = 0; length < whole.length; length++) {
            assertThat(decodes(Arrays.copyOf(whole, length))).isFalse();
        }
        assertThat(decodes(Arrays.copyOf(whole, whole.length + 1))).isFalse();
    }

    /** Whatever stands around the record. */
    private boolean decodes(byte[] value) {
        byte[] around = new byte[value.length + 6];
        Arrays.fill(around, (byte) 2);
        System.arraycopy(value, 0, around, 3, value.length);
        return decoder.decode(around, 3, 3 + value.length, view);
    }
}
