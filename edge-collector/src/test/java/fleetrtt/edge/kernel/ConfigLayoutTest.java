package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class ConfigLayoutTest {
    @Test
    void everyFieldLiesWhereTheHeaderHasIt() {
        SocketFilter filter = SocketFilter.none()
                .withLocalAddress(IpAddress.parse("10.71.1.1"))
                .withRemoteAddress(IpAddress.parse("fd71::2"))
                .withLocalPort(40_000)
                .withRemotePort(443)
                .withIpVersion(IpVersion.V6)
                .withNetnsInode(4_026_531_840L);
        ProbeConfig config = ProbeConfig.byRemoteAddress().withFilter(filter).withUnit(RttUnit.MILLISECONDS);
        ByteBuffer encoded = ByteBuffer.wrap(ConfigLayout.encode(config)).order(ByteOrder.nativeOrder());
        assertThat(encoded.capacity()).isEqualTo(48);
        assertThat(encoded.get(10)).isEqualTo((byte) 0xff);
        assertThat(encoded.get(12)).isEqualTo((byte) 10);
        assertThat(encoded.get(16)).isEqualTo((byte) 0xfd);
        assertThat(Integer.toUnsignedLong(encoded.getInt(32))).isEqualTo(4_026_531_840L);
        assertThat(encoded.getInt(36)).isEqualTo(1000);
        assertThat(Short.toUnsignedInt(encoded.getShort(40))).isEqualTo(40_000);
        assertThat(encoded.getShort(42)).isEqualTo((short) 443);
        assertThat(encoded.get(44)).isEqualTo((byte) 1);
        assertThat(encoded.get(45)).isEqualTo((byte) 1);
        assertThat(encoded.get(46)).isEqualTo((byte) 6);
        assertThat(encoded.get(47)).isEqualTo((byte) 2);
    }
}
