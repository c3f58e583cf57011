package fleetrtt.aggregator.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PackTest {
    private static final long T = 1_800_000_000_000L;
    private static final List<WindowKey> WINDOWS =
            List.of(new WindowKey(WindowSize.TEN_SECONDS, T), new WindowKey(WindowSize.ONE_HOUR, -3_600_000));
    private static final PackHead HEAD = new PackHead(17, T + 5, List.of(new Census(WINDOWS.get(0), 9, 8)));

    private record Read(WindowKey window, Subject subject, List<Byte> cell) {}

    private static List<byte[]> packs(int cells) {
        List<byte[]> packs = new ArrayList<>();
        PackWriter writer = new PackWriter();
        writer.begin(HEAD, WINDOWS);
        for (int i = 0; i < cells; i++) {
            byte[] cell = new byte[100];
            cell[50] = (byte) i;
            writer.add(i % 2, Subject.of(Remote.parse("192.0.2." + i % 256)), cell, 20, 60, packs::add);
        }
        writer.end(packs::add);
        return packs;
    }

    @Test
    void everyCellOfEveryPackIsReadOnceAndEachPackHasTheHead() {
        List<byte[]> packs = packs(20_000);
        assertThat(packs).hasSizeGreaterThan(3).allSatisfy(pack -> {
            assertThat(pack.length).isLessThan(300_000);
            assertThat(Pack.of(pack).head()).isEqualTo(HEAD);
        });
        List<Read> read = new ArrayList<>();
        packs.forEach(pack -> Pack.of(pack).cells((window, subject, cell) -> {
            assertThat(cell.length()).isEqualTo(60);
            read.add(new Read(window, Subject.ofBytes(subject.toBytes()), List.of(cell.toBytes()[30])));
        }));
        assertThat(read).hasSize(20_000);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i))
                    .isEqualTo(new Read(
                            WINDOWS.get(i % 2), Subject.of(Remote.parse("192.0.2." + i % 256)), List.of((byte) i)));
        }
    }

    @Test
    void somebodyElsesBytesAreRefusedBeforeAnyCellIsTaken() {
        Random random = new Random(1);
        byte[] good = packs(10).get(0);
        for (int i = 0; i < good.length; i++) {
            byte[] damaged = good.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Pack.of(damaged)).isInstanceOf(IllegalArgumentException.class);
            byte[] cut = Arrays.copyOf(good, i);
            assertThatThrownBy(() -> Pack.of(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Pack.of(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
