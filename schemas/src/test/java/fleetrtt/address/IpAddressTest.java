package fleetrtt.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    /** The examples of RFC 5952, sections 4 and 5, and of RFC 4291, section 2.2. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::AAAA, 2001:db8::aaaa",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:0:0:0:0:0, 1::",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
    })
    void textIsCanonical(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
        assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
    }

    @Test
    void whateverTheBytesTheirTextReadsBackAsThem() {
        long seed = Long.getLong("fleetrtt.seed", 1);
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[IpAddress.BYTES];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            IpAddress address = IpAddress.ofBytes(bytes);
            assertThat(IpAddress.parse(address.toString()))
                    .as("seed %d, %s", seed, address)
                    .isEqualTo(address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "01.2.3.4.",
                "1.2.3.4:80",
                "::1%lo",
                "1::2::3",
                "g::1",
                "example.com",
                "0x7f.1",
                "2130706433",
                "other",
                "[::1]",
                " 1.2.3.4"
            })
    void whatIsNoLiteralIsRefusedByNameAndNeverLookedUp(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void loopbackAndLinkLocalAreTold() {
        assertThat(IpAddress.parse("127.3.2.1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("::ffff:127.0.0.1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("::1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("128.0.0.1").isLoopback()).isFalse();
        assertThat(IpAddress.parse("169.254.1.1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("fe80::1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("fec0::1").isLinkLocal()).isFalse();
    }

    @Test
    void otherIsARemoteOfItsOwn() {
        assertThat(Remote.parse("other")).isSameAs(Other.OTHER);
        assertThat(Remote.parse("::1")).isEqualTo(IpAddress.parse("::1"));
    }
}
