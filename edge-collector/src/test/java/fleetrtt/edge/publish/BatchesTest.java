package fleetrtt.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import fleetrtt.wire.IntervalReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Interval INTERVAL = new Interval(1_800_000_000_000L, 10_000);

    @Test
    void noBatchIsLargerThanTheProducersHoweverLongNamesAndNumbersAre() throws IOException {
        List<IntervalReport> longest = reports(10_240, "h".repeat(253), Long.MAX_VALUE / 32, 29);
        List<List<IntervalReport>> batches = Batches.of(longest);
        assertThat(batches).hasSizeGreaterThan(1);
        for (List<IntervalReport> batch : batches) {
            assertThat(bytes(batch)).isLessThan(Batches.BYTES);
        }
    }

    @Test
    void batchesTogetherAreTheReportsInTheirOrder() {
        long seed = Long.getLong("fleetrtt.seed", 1);
        Random random = new Random(seed);
        List<IntervalReport> reports =
                reports(1 + random.nextInt(20_000), "h".repeat(1 + random.nextInt(253)), 1, 1 + random.nextInt(29));
        List<IntervalReport> together =
                Batches.of(reports).stream().flatMap(List::stream).toList();
        assertThat(together).as("seed %d", seed).isEqualTo(reports);
    }

    @Test
    void anIntervalOfAThousandPeersIsOneBatch() {
        assertThat(Batches.of(reports(1_000, "edge-0017.example.net", 50, 8))).hasSize(1);
    }

    @Test
    void nothingIsNoBatch() {
        assertThat(Batches.of(List.of())).isEmpty();
    }

    private static long bytes(List<IntervalReport> batch) throws IOException {
        long bytes = 0;
        for (IntervalReport report : batch) {
            bytes += IntervalKey.getEncoder().encode(report.toWireKey()).remaining();
            bytes += IntervalHistogram.getEncoder().encode(report.toWire()).remaining();
        }
        return bytes;
    }

    private static List<IntervalReport> reports(int count, String host, long samplesPerSlot, int slots) {
        long[] counts = new long[slots];
        Arrays.fill(counts, samplesPerSlot);
        RttHistogram rtt = new RttHistogram(
                Log2Histogram.ofCounts(0, counts), Long.MAX_VALUE / 2, OptionalLong.of(Integer.MAX_VALUE));
        List<IntervalReport> reports = new ArrayList<>(count);
        for (int peer = 0; peer < count; peer++) {
            IpAddress remote =
                    IpAddress.parse("fd71:ffff:ffff:ffff:ffff:ffff:ffff:" + Integer.toHexString(0x1000 + peer));
            reports.add(new IntervalReport(
                    host, Long.MAX_VALUE / 2, Integer.MAX_VALUE + (long) peer, INTERVAL, remote, rtt));
        }
        return reports;
    }
}
