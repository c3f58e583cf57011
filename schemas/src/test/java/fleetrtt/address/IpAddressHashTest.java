package fleetrtt.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IpAddressHashTest {
    @Test
    void neighbouringAddressesRarelyShareAHash() {
        assertThat(distinctHashes("10.%d.%d.1")).isGreaterThan(65_000);
        assertThat(distinctHashes("fd71:%x::%x")).isGreaterThan(65_000);
    }

    private static long distinctHashes(String format) {
        return IntStream.range(0, 1 << 16)
                .mapToObj(number -> IpAddress.parse(String.format(format, number >> 8, number & 255)))
                .mapToInt(Objects::hashCode)
                .distinct()
                .count();
    }
}
