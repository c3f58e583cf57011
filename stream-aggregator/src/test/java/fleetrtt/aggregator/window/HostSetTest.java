package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostSetTest {
    private static final int PARTITION = 1 << 21;

    private static byte[] packed(Iterable<Integer> hosts) {
        HostSet set = new HostSet();
        hosts.forEach(set::add);
        return packed(set);
    }

    private static byte[] packed(HostSet set) {
        PackedWriter out = new PackedWriter();
        set.write(out);
        return out.toBytes();
    }

    /** The plain way: what the layout says, read without words. */
    private static List<Integer> hosts(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        int size = in.readSize();
        List<Integer> hosts = new ArrayList<>();
        int next = 0;
        while (hosts.size() < size) {
            long number = in.readNumber();
            if (number % 2 == 0) {
                next += (int) (number / 2);
                hosts.add(next++);
            } else {
                next = (next + 63) / 64 * 64 + (int) (number / 2) * 64;
                long word = in.readLong();
                for (int bit = 0; bit < 64; bit++, next++) {
                    if (((word >>> bit) & 1) == 1) {
                        hosts.add(next);
                    }
                }
            }
        }
        assertThat(in.hasMore()).isFalse();
        return hosts;
    }

    /** Of several partitions, some of whose hosts are nearly all there and some hardly any. */
    private static Set<Integer> some(Random random) {
        TreeSet<Integer> hosts = new TreeSet<>();
        for (int partition = 0; partition < 5; partition++) {
            int known = random.nextInt(400);
            double share = Math.pow(random.nextDouble(), 3);
            for (int host = 0; host < known; host++) {
                if (random.nextDouble() < share) {
                    hosts.add(partition * PARTITION + host);
                }
            }
        }
        return hosts;
    }

    private static List<Integer> shuffled(Collection<Integer> hosts, Random random) {
        List<Integer> shuffled = new ArrayList<>(hosts);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpSetsInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            HostSet sum = new HostSet();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int part = random.nextInt(6); part >= 0; part--) {
                Set<Integer> hosts = some(random);
                expected.addAll(hosts);
                byte[] packed = packed(shuffled(hosts, random));
                assertThat(hosts(packed)).containsExactlyElementsOf(hosts);
                sum.add(new PackedReader(packed));
            }
            assertThat(sum.size()).isEqualTo(expected.size());
            assertThat(hosts(packed(sum))).containsExactlyElementsOf(expected);
            assertThat(packed(sum)).isEqualTo(packed(shuffled(expected, random)));
        }
    }

    @Test
    void isReusedWithoutATraceOfBefore() {
        HostSet set = new HostSet();
        IntStream.range(0, 5_000).forEach(set::add);
        set.clear();
        assertThat(set.size()).isZero();
        set.add(4_999);
        set.add(70);
        set.add(3);
        assertThat(hosts(packed(set))).containsExactly(3, 70, 4_999);
    }

    @Test
    void oneHostIsPackedAsOfASet() {
        for (int host : new int[] {0, 1, 63, 64, 5 * PARTITION + 77, Integer.MAX_VALUE}) {
            PackedWriter out = new PackedWriter();
            HostSet.writeOne(out, host);
            assertThat(out.toBytes()).isEqualTo(packed(List.of(host)));
            assertThat(hosts(packed(List.of(host)))).containsExactly(host);
        }
    }

    @Test
    void allHostsOfAPartitionTakeASeventhOfAByteEach() {
        List<Integer> hosts =
                IntStream.range(0, 10_000).mapToObj(i -> PARTITION + i).toList();
        assertThat(packed(hosts).length).isLessThan(10_000 / 7);
        assertThat(packed(hosts.subList(0, 8)).length).isLessThan(16);
    }
}
