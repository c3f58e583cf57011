package fleetrtt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalReportTest {
    private static IntervalReport report(Remote remote, OptionalLong minRtt) {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(80, 90, 4000), 4170, minRtt, 2);
        return new IntervalReport("web-1.example", 7, 42, new Interval(1_800_000_000_000L, 10_000), remote, rtt);
    }

    @Test
    void aReportSurvivesTheWire() {
        for (Remote remote : List.of(IpAddress.parse("10.0.0.1"), IpAddress.parse("fd00::1"), Other.OTHER)) {
            for (OptionalLong minRtt : List.of(OptionalLong.of(71), OptionalLong.empty())) {
                IntervalReport report = report(remote, minRtt);
                assertThat(IntervalReport.of(report.toWire())).isEqualTo(report);
                assertThat(report.toWireKey().getRemote()).hasToString(remote.toString());
            }
        }
    }

    @Test
    void zerosAtBothEndsAreTrimmed() {
        IntervalHistogram wire = report(Other.OTHER, OptionalLong.empty()).toWire();
        assertThat(wire.getFirstSlot()).isEqualTo(6);
        assertThat(wire.getCounts()).containsExactly(2L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void aFieldThatIsNotWhatItsDocSaysIsRefused() {
        IntervalHistogram wire = report(Other.OTHER, OptionalLong.empty()).toWire();
        wire.setFirstSlot(27);
        assertThatIllegalArgumentException().isThrownBy(() -> IntervalReport.of(wire));
        IntervalHistogram negative = report(Other.OTHER, OptionalLong.empty()).toWire();
        negative.setCounts(List.of(-1L));
        assertThatIllegalArgumentException().isThrownBy(() -> IntervalReport.of(negative));
    }

    @Test
    void moreFreshSamplesThanSamplesAreRefused() {
        IntervalHistogram wire = report(Other.OTHER, OptionalLong.empty()).toWire();
        wire.setFresh(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntervalReport.of(wire))
                .withMessageContaining("4 of 3 samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host/1", "<img>", "ä"})
    void aHostNameWithOtherCharactersIsRefused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostName.require(host))
                .withMessageContaining("'" + host + "'");
    }

    static Stream<Schema> schemas() {
        return Stream.of(
                IntervalKey.getClassSchema(),
                IntervalHistogram.getClassSchema(),
                CollectorKey.getClassSchema(),
                Heartbeat.getClassSchema(),
                PeerWindowKey.getClassSchema(),
                PeerWindow.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldHasADocAndNoSchemaSpeaksOfJava(Schema schema) {
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
        assertThat(schema.toString()).doesNotContain("avro.java.string");
    }
}
