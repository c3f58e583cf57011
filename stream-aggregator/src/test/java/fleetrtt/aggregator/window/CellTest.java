package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellTest {
    private static RttHistogram histogram(Random random) {
        long[] values = random.longs(1 + random.nextInt(6), 0, 1 << 29).toArray();
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return new RttHistogram(
                Log2Histogram.ofValues(values),
                sum,
                random.nextBoolean() ? OptionalLong.of(random.nextInt(1_000)) : OptionalLong.empty(),
                random.nextInt(values.length + 1));
    }

    private static byte[] cell(int host, RttHistogram rtt) {
        RttSum sum = new RttSum();
        sum.add(rtt);
        PackedWriter out = new PackedWriter();
        Cell.write(out, sum, host, name(host).getBytes(StandardCharsets.US_ASCII));
        return out.toBytes();
    }

    private static String name(int host) {
        return "host" + host;
    }

    private static Cell sum(List<byte[]> cells) {
        Cell sum = new Cell();
        cells.forEach(cell -> assertThat(sum.add(cell)).isTrue());
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpSamplesAndHostsInAnyOrderAndGrouping(long seed) {
        Random random = new Random(seed);
        List<byte[]> cells = new ArrayList<>();
        TreeMap<Integer, RttHistogram> byHost = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            int host = random.nextInt(40) * 1_000;
            RttHistogram rtt = histogram(random);
            byHost.merge(host, rtt, RttHistogram::plus);
            cells.add(cell(host, rtt));
        }
        RttHistogram total = byHost.values().stream().reduce(RttHistogram.empty(), RttHistogram::plus);
        for (int order = 0; order < 5; order++) {
            Collections.shuffle(cells, random);
            int cut = random.nextInt(cells.size());
            Cell sum = sum(List.of(
                    sum(cells.subList(0, cut)).toBytes(),
                    sum(cells.subList(cut, cells.size())).toBytes()));
            assertThat(sum.rtt()).isEqualTo(total);
            assertThat(sum.hosts()).isEqualTo(byHost.size());
        }
    }

    /** Each of many hosts comes once, as in a window as long as the interval. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void namesTheWorstHostsHoweverTheyAreGrouped(long seed) {
        Random random = new Random(seed);
        List<byte[]> cells = new ArrayList<>();
        List<Cell.Share> shares = new ArrayList<>();
        for (int host = 0; host < 50; host++) {
            RttHistogram rtt = histogram(random);
            cells.add(cell(host, rtt));
            shares.add(new Cell.Share(name(host), rtt));
        }
        shares.sort(Comparator.comparingDouble(
                        (Cell.Share share) -> share.rtt().slots().quantile(0.99))
                .reversed()
                .thenComparing(Cell.Share::host));
        Collections.shuffle(cells, random);
        List<byte[]> groups = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += 10) {
            groups.add(sum(cells.subList(from, from + 10)).toBytes());
        }
        assertThat(sum(groups).worst())
                .extracting(Cell.Share::host)
                .containsExactlyElementsOf(
                        shares.stream().limit(8).map(Cell.Share::host).toList());
        assertThat(sum(groups).worst().get(0).rtt().slots())
                .isEqualTo(shares.get(0).rtt().slots());
    }

    @Test
    void whatWouldBeTooMuchIsNotAddedAtAll() {
        Cell cell = new Cell();
        RttHistogram most = new RttHistogram(Log2Histogram.ofCounts(20, 4), RttSum.FULL, OptionalLong.empty());
        RttHistogram one = new RttHistogram(Log2Histogram.ofCounts(0, 1), 1, OptionalLong.empty());
        assertThat(cell.add(cell(1, most))).isTrue();
        assertThat(cell.add(cell(2, one))).isFalse();
        assertThat(cell.rtt()).isEqualTo(most);
        assertThat(cell.hosts()).isEqualTo(1);
        cell.fold(new Slice().set(cell(2, one)));
        assertThat(cell.rtt()).isEqualTo(most.plus(one));
    }

    @Test
    void oneHostOfOneReportTakesFewBytes() {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofCounts(10, 3, 40, 12), 90_000, OptionalLong.of(900), 20);
        assertThat(cell(2_097_153, rtt).length).isLessThan(36);
    }
}
