package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.Samples;
import fleetrtt.edge.kernel.Snapshot;
import fleetrtt.histogram.Log2Histogram;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SectionTest {
    private static final Samples ONE = samples(1);
    private static final Samples TWO = samples(2);

    @Test
    void mostSamplesComeFirstThenTheLowerAddressThenOther() {
        Map<IpAddress, Samples> byAddress = Map.of(
                IpAddress.parse("10.71.1.9"), ONE,
                IpAddress.parse("10.71.1.10"), ONE,
                IpAddress.parse("fd71::1"), TWO,
                IpAddress.parse("::1"), ONE);
        Snapshot snapshot = new Snapshot(RttUnit.MICROSECONDS, byAddress, ONE);
        assertThat(Section.of(snapshot, KeyChoice.REMOTE))
                .extracting(Section::value)
                .containsExactly("fd71::1", "::1", "10.71.1.9", "10.71.1.10", "other");
    }

    @Test
    void underNoKeyOtherIsPartOfAll() {
        Snapshot snapshot = new Snapshot(RttUnit.MICROSECONDS, Map.of(IpAddress.parse("::"), ONE), TWO);
        assertThat(Section.of(snapshot, KeyChoice.ALL)).containsExactly(new Section("*******", samples(3)));
    }

    @Test
    void withoutSamplesThereIsNone() {
        Snapshot snapshot = new Snapshot(RttUnit.MICROSECONDS, Map.of(), Samples.none());
        assertThat(Section.of(snapshot, KeyChoice.ALL)).isEmpty();
        assertThat(Section.of(snapshot, KeyChoice.REMOTE)).isEmpty();
    }

    private static Samples samples(long count) {
        return new Samples(Log2Histogram.ofCounts(3, count), 9 * count, OptionalLong.empty(), 0);
    }
}
