package fleetrtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fleetrtt.address.IpAddress;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.AvroSettings;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Header and body of a record: those of our own schema's id get past the header, all others try it. */
class WireFuzzTest {
    private static final int ID_END = 5;

    private static DevelopmentRegistry registry;
    private static KafkaAvroDeserializer deserializer;
    private static byte[] header;

    @BeforeAll
    static void register() throws IOException {
        AvroSettings.apply();
        registry = new DevelopmentRegistry(0, Files.createTempDirectory("fuzz"));
        registry.start();
        Map<String, String> settings = Map.of("schema.registry.url", registry.url());
        deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(settings, false);
        byte[] sound = Objects.requireNonNull(serializer.serialize(Topics.INTERVALS, report().toWire()));
        header = Arrays.copyOf(sound, ID_END);
    }

    private static IntervalReport report() {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(1_000), 1_000, OptionalLong.of(900));
        return new IntervalReport(
                "h", 1, 2, new Interval(1_800_000_000_000L, 10_000), IpAddress.parse("192.0.2.1"), rtt);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    /** The first byte says whether the rest is a body, or a whole record. */
    @FuzzTest
    void aRecordIsReadOrRefused(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        byte[] record = bytes[0] >= 0
                ? ByteBuffer.allocate(ID_END + rest.length)
                        .put(header)
                        .put(rest)
                        .array()
                : rest;
        try {
            if (deserializer.deserialize(Topics.INTERVALS, record) instanceof IntervalHistogram wire) {
                IntervalReport report = IntervalReport.of(wire);
                assertThat(IntervalReport.of(report.toWire())).isEqualTo(report);
            }
        } catch (SerializationException | IllegalArgumentException | ArithmeticException e) {
            // Refused.
        }
    }
}
