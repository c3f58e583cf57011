package fleetrtt.bench.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final FleetModel FLEET = FleetModel.of(FleetShape.of(1, 3, 3, 1_800_000_000_000L));

    private static HostCounters counted(int intervals) {
        HostCounters host = new HostCounters(new String[] {"10.0.0.1", "10.0.0.2", "10.0.0.3"});
        for (int interval = 0; interval < intervals; interval++) {
            int number = interval;
            host.add(reports -> FLEET.reports(0, number, reports));
        }
        return host;
    }

    @Test
    void aClassicHistogramIsCumulativeAndItsLastEdgeHoldsAll() {
        HostCounters host = counted(2);
        List<String> lines = new String(Exposition.CLASSIC.of(host), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        assertThat(lines).hasSize(1 + 3 * 31);
        long counted = sum(lines, line -> line.startsWith("tcprtt_microseconds_count"));
        assertThat(counted).isEqualTo(host.samples()).isPositive();
        assertThat(sum(lines, line -> line.contains("+Inf"))).isEqualTo(counted);
        assertThat(lines.get(1)).startsWith("tcprtt_microseconds_bucket{remote=\"10.0.0.1\",le=\"1\"} ");
    }

    private static long sum(List<String> lines, Predicate<String> wanted) {
        return lines.stream()
                .filter(wanted)
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aNativeHistogramHasSpansOfFilledSlotsAndTheDifferencesOfTheirCounts() {
        // Two samples in slot 3, five in slot 4, one in slot 7: buckets 4 and 5, then 8, which is two further on.
        long[] counts = new long[29];
        counts[3] = 2;
        counts[4] = 5;
        counts[7] = 1;
        byte[] histogram = NativeFamily.histogram(counts, 8, 1_000);
        // 8 samples; 1000.0 in all; schema 0; spans (4, 2) and (2, 1) in zigzag; deltas 2, 3, -4 in zigzag, packed.
        assertThat(HexFormat.of().formatHex(histogram))
                .isEqualTo("0808" + "110000000000408f40" + "2800" + "620408081002" + "620408041001" + "6a03040607");
    }

    @Test
    void aFamilyIsDelimitedByItsLength() {
        byte[] family = Exposition.NATIVE.of(counted(1));
        // A varint of two bytes.
        int length = (family[0] & 0x7f) | (family[1] << 7);
        assertThat(family).as(String.format(Locale.ROOT, "%d", length)).hasSize(length + 2);
        String name = new String(Arrays.copyOfRange(family, 4, 4 + 19), StandardCharsets.US_ASCII);
        assertThat(name).isEqualTo(Exposition.METRIC);
    }
}
