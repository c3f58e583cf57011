package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
    private static final IpAddress PEER = IpAddress.parse("10.71.1.1");
    private static final Samples FEW = new Samples(Log2Histogram.ofValues(3, 5), 8, OptionalLong.of(2), 1);
    private static final Samples MORE = new Samples(Log2Histogram.ofValues(7), 7, OptionalLong.empty(), 1);

    @Test
    void theTotalHoldsTheAddressesAndOther() {
        Snapshot snapshot = new Snapshot(RttUnit.MICROSECONDS, Map.of(PEER, FEW), MORE);
        assertThat(snapshot.total()).isEqualTo(new Samples(Log2Histogram.ofValues(3, 5, 7), 15, OptionalLong.of(2), 2));
    }

    @Test
    void otherIsAmongTheHistogramsOnlyWhenItHoldsSamples() {
        RttHistogram few = new RttHistogram(FEW.slots(), 8, OptionalLong.of(2), 1);
        RttHistogram more = new RttHistogram(MORE.slots(), 7, OptionalLong.empty(), 1);
        assertThat(new Snapshot(RttUnit.MICROSECONDS, Map.of(PEER, FEW), Samples.none()).toRttHistograms())
                .isEqualTo(Map.of(PEER, few));
        assertThat(new Snapshot(RttUnit.MICROSECONDS, Map.of(PEER, FEW), MORE).toRttHistograms())
                .isEqualTo(Map.of(PEER, few, Other.OTHER, more));
    }

    @Test
    void millisecondsNeverBecomeMicroseconds() {
        Snapshot snapshot = new Snapshot(RttUnit.MILLISECONDS, Map.of(PEER, FEW), MORE);
        assertThatThrownBy(snapshot::toRttHistograms).isInstanceOf(IllegalStateException.class);
    }
}
